import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { packageFile } from '../../reports/package-file.ts';
import { validateConfig } from './validate.ts';

const schema = JSON.parse(readFileSync(packageFile('schema/config.schema.json'), 'utf8')) as {
  readonly definitions: { readonly Config: { readonly properties: object } };
};
const keys = Object.keys(schema.definitions.Config.properties);
const validate = (value: unknown): unknown => validateConfig(value, 'config.yaml', () => undefined);

test.each(keys)('%s is judged where it is there, also after configs without it', (key) => {
  expect(validate({ service: 'ads' })).toEqual({ service: 'ads' });
  const message = expect.stringMatching(new RegExp(`"${key}`)) as string;
  expect(() => validate({ service: 'ads', [key]: 17 })).toThrow(expect.objectContaining({ message }));
});

test('what is inherited is judged too', () => {
  expect(() => validate(Object.create({ service: 'ads', release: 17 }))).toThrow('"release" must be string');
});

test('an unknown key is told of all that are known', () => {
  const todo = `Known here: ${keys.join(', ')}.`;
  expect(() => validate({ service: 'ads', zzzzzzzzzzzz: 1 })).toThrow(expect.objectContaining({ todo }));
});

test.each([undefined, null, 17, 'ads', [], true])('%j is no config', (value) => {
  expect(() => validate(value)).toThrow(expect.objectContaining({ code: 'config-unusable' }));
});

test('the schema, which is not checked when it is used, is one', () => {
  expect(new Ajv({ strict: false }).validateSchema(schema)).toBe(true);
});
