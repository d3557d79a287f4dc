import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { packageFile } from './package-file.ts';

test('the schema, which is not checked when it is used, is one', () => {
  const schema = JSON.parse(readFileSync(packageFile('schema/report.schema.json'), 'utf8')) as object;
  expect(new Ajv({ strict: false }).validateSchema(schema)).toBe(true);
});
