import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generated } from './generated.ts';

const files = await generated();

test.each([...files.keys()])('%s is current; `npm run generate` writes it', (path) => {
  const file = join(import.meta.dirname, '..', path);
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe(files.get(path));
});

test('the pages say something of every rule and every key', () => {
  expect(files.get('docs/rules.md')).toMatch(/### column-dropped\n\n.+\n/);
  expect(files.get('docs/config.md')).toMatch(/\| `replay\.capture\[\]` \| .*required \| .+ \|/);
});
