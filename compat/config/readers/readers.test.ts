import { readdirSync } from 'node:fs';
import { parseEnv } from 'node:util';
import * as fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { describe, expect, test } from 'vitest';
import { HarnessError } from '../../../reports/index.ts';
import type { ConfigDocument } from '../model.ts';
import { readConfig } from '../read/read-config.ts';
import { configReaders } from './index.ts';

const readText = (name: string, text: string): Promise<readonly ConfigDocument[]> =>
  readConfig({ name, file: name, text });

/** Keys and values, the later ones of a key winning. */
const flat = (documents: readonly ConfigDocument[]): Readonly<Record<string, string>> =>
  Object.fromEntries(documents.flatMap(({ entries }) => entries.map(({ key, value }) => [key, value])));

test('the registry lists every file of the folder', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (file) => !/^(?:index|config-reader)\.|\.test\./.test(file),
  );
  expect(configReaders.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

describe.each(configReaders)('$id', ({ id, example }) => {
  test('reads its example, and no other reader takes it', async () => {
    expect(configReaders.find((reader) => reader.recognizes(example))?.id).toBe(id);
    expect(await readText(example.name, example.text)).toEqual(example.documents);
  });

  test('reads the same with CRLF', async () => {
    const text = example.text.replaceAll('\n', '\r\n');
    const plain = JSON.stringify(await readText(example.name, text)).replaceAll('\\r', '');
    expect(JSON.parse(plain)).toEqual(example.documents);
  });

  test('text that is cut or damaged is read or refused with its place', async () => {
    const attempt = async (text: string): Promise<string> =>
      readText(example.name, text).then(
        () => 'read',
        (error: unknown) =>
          error instanceof HarnessError ? String(error.where) : `broken: ${String(error)}`,
      );
    for (let end = 0; end <= example.text.length; end += Math.ceil(example.text.length / 12))
      expect(await attempt(example.text.slice(0, end))).toMatch(/^read$|^[\w.-]+:\d+$/);
    const noise = fc.tuple(fc.string({ unit: 'binary', maxLength: 30 }), fc.nat(example.text.length));
    await fc.assert(
      fc.asyncProperty(noise, async ([piece, at]) => {
        const text = example.text.slice(0, at) + piece + example.text.slice(at);
        expect(await attempt(text)).toMatch(/^read$|^[\w.-]+:\d+$/);
      }),
      { numRuns: 15 },
    );
  });
});

describe('what the rules of a format say', () => {
  const name = fc.stringMatching(/^[A-Z][A-Z_]{0,8}$/);
  const word = fc.stringMatching(/^[\w ./:@#'-]{0,12}$/);

  test('.env as Node reads it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, word)), async (pairs) => {
        const text = pairs.map(([key, value]) => `${key}="${value}"`).join('\n');
        expect(flat(await readText('.env', text))).toEqual({ ...parseEnv(text) });
      }),
      { numRuns: 30 },
    );
  });

  test('JSON as the language reads it', async () => {
    const tree = fc.dictionary(name, fc.oneof(word, fc.integer(), fc.boolean()));
    await fc.assert(
      fc.asyncProperty(tree, async (value) => {
        const expected = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, String(one)]));
        expect(flat(await readText('a.json', JSON.stringify(value, null, 1)))).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  test('properties by the escapes of Java', async () => {
    const escaped = (text: string): string =>
      Array.from(text)
        .map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join('');
    await fc.assert(
      fc.asyncProperty(name, fc.string({ unit: 'grapheme-ascii' }), async (key, value) => {
        expect(flat(await readText('a.properties', `${escaped(key)} = ${escaped(value)}`))).toEqual({
          [key]: value,
        });
      }),
      { numRuns: 30 },
    );
  });

  test('merge keys and anchors of YAML as its library reads them', async () => {
    const text = 'base: &b { a: 1, c: 2 }\nuse: { <<: *b, c: 3 }\nmore: { <<: [*b, { d: 4 }] }\nsame: *b\n';
    const { base: _base, ...rest } = parseYaml(text, { merge: true }) as Record<
      string,
      Record<string, number>
    >;
    const read = flat(await readText('a.yaml', text));
    for (const [key, values] of Object.entries(rest))
      for (const [inner, value] of Object.entries(values))
        expect(read[`${key}.${inner}`]).toBe(String(value));
    expect(Object.keys(read)).toHaveLength(2 + 2 + 3 + 2);
  });
});

describe('bad input is refused with file and line', () => {
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 9; i += 1)
    bomb.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    );
  test.each([
    ['a.yaml', 'a: 1\nb: [\n', /^a\.yaml:\d$/],
    ['a.yaml', bomb.join('\n'), /^a\.yaml:\d+$/],
    ['a.yaml', 'a: &a\n  b: *a\n', /^a\.yaml:\d$/],
    ['a.yaml', `a:\n  ${'['.repeat(5000)}${']'.repeat(5000)}`, /^a\.yaml:2$/],
    ['a.yaml', '[\n'.repeat(2000), /^a\.yaml:301$/],
    ['a.yaml', `a:\n${'- '.repeat(5000)}b`, /^a\.yaml:2$/],
    ['a.json', '{\n"a": 1,,\n}', /^a\.json:2$/],
    ['a.json', '{"a": f()}', /^a\.json:1$/],
    ['a.json', '['.repeat(20_000), /^a\.json:1$/],
    ['a.toml', 'a = 1\nb = \n', /^a\.toml:\d$/],
    ['a.toml', 'a = 1\na = 2\n', /^a\.toml:2$/],
    ['.env', 'A=1\n%%%\n', /^\.env:2$/],
  ])('%s', async (file, text, place) => {
    await expect(readText(file, text)).rejects.toMatchObject({
      code: 'input-unreadable',
      where: expect.stringMatching(place) as string,
    });
  });
});
