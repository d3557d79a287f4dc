import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checks } from './index.ts';

test('every file of this folder is in the registry, under its own name and in order', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => !file.endsWith('.test.ts') && file !== 'index.ts')
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
  expect(checks.map(({ id }) => id)).toEqual(files);
});
