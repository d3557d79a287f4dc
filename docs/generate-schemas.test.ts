import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { generateSchemas, schemas } from './generate-schemas.ts';

let generated: ReadonlyMap<string, string>;
beforeAll(async () => {
  generated = await generateSchemas();
});

test.each(schemas)('$out is what the type $type says; `npm run generate` writes it anew', async ({ out }) => {
  const committed = await readFile(new URL(`../${out}`, import.meta.url), 'utf8');
  expect(committed).toBe(generated.get(out));
});
