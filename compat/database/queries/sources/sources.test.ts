import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { querySources } from './index.ts';

test('the registry lists every file of the folder', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !/^index|\.test\./.test(file));
  expect(querySources.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

describe.each(querySources)('$id', (source) => {
  const { file, queries } = source.example;

  test('finds the queries of its example', async () => {
    expect(await source.read(file)).toEqual(queries);
  });

  test('is the only one but SQL to recognise it', () => {
    const fitting = querySources.filter(
      (one) => one.names.test(file.name) && one.kind !== 'sql' && one.recognizes(file),
    );
    expect(fitting.map(({ id }) => id)).toEqual(source.kind === 'sql' ? [] : [source.id]);
    expect(source.names.test(file.name) && source.recognizes(file)).toBe(true);
  });

  test('reads the same with CRLF', async () => {
    const dressed = { ...file, text: file.text.replaceAll('\n', '\r\n') };
    const found = await source.read(dressed);
    expect(found.map(({ line }) => line)).toEqual(queries.map(({ line }) => line));
    expect(found.map(({ sql }) => sql.replaceAll('\r', ''))).toEqual(queries.map(({ sql }) => sql));
  });

  test('survives truncation anywhere and random damage', async () => {
    let found = 0;
    for (let end = 0; end <= file.text.length; end += 3) {
      found += (await source.read({ ...file, text: file.text.slice(0, end) })).length;
    }
    expect(found).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary-ascii', maxLength: 60 }),
        fc.nat(file.text.length),
        async (noise, at) => {
          const text = file.text.slice(0, at) + noise + file.text.slice(at);
          source.recognizes({ ...file, text });
          expect(await source.read({ ...file, text })).toBeInstanceOf(Array);
        },
      ),
      { numRuns: 60 },
    );
  });
});
