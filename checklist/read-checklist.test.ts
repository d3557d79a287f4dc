import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HarnessError } from '../reports/index.ts';
import type { Checklist } from './item.ts';
import { readChecklistData, readChecklistFile } from './read-checklist.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'checklist-'));
});
afterAll(() => rm(cwd, { recursive: true }));

async function read(text: string, more: { untrusted?: boolean } = {}): Promise<Checklist> {
  await writeFile(join(cwd, 'list.yaml'), text);
  return readChecklistFile('list.yaml', { cwd, ...more });
}

async function refusal(text: string, more: { untrusted?: boolean } = {}): Promise<string> {
  const error: unknown = await read(text, more).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HarnessError);
  const { where, message } = error as HarnessError;
  return `${where} ${message}`;
}

const sound = `name: shop
service: web
items:
  - id: A-1
    check: http
    timeout: 5s
    with: { url: http://127.0.0.1/ }
  - id: A-2
    check: manual
    phase: switch
    needs: [A-1]
`;

test('defaults are filled in and lines are kept', async () => {
  const { items } = await read(sound);
  expect(items[0]).toMatchObject({
    id: 'A-1',
    phase: 'before',
    level: 'block',
    service: 'web',
    timeoutMs: 5000,
    retries: 0,
    source: { file: 'list.yaml', line: 4 },
  });
  expect(items[1]).toMatchObject({ phase: 'switch', needs: ['A-1'], timeoutMs: 30_000, source: { line: 8 } });
});

test('a file is named as a person in the folder would', async () => {
  await read(sound);
  const { items } = await readChecklistFile(join(cwd, 'list.yaml'), { cwd });
  expect(items[0]?.source.file).toBe('list.yaml');
});

describe('is refused with its line', () => {
  const item = (lines: string): string => `name: x\nitems:\n${lines}`;
  const http = '  - { id: A, check: http, with: { url: http://127.0.0.1/ } }\n';

  test.each([
    ['broken YAML', 'name: [x\nitems: []\n', /^list\.yaml:2 /],
    ['an empty file', '', /^list\.yaml\S* it is null, but must be a map of keys/],
    ['a key written twice', `${item(http)}items: []\n`, /^list\.yaml:4 Map keys must be unique/],
    [
      'a parameter written twice',
      item('  - { id: A, check: manual,\n    id: B }\n'),
      /^list\.yaml:4 Map keys/,
    ],
    [
      'an unknown key',
      'name: x\nitem: []\nitems: []\n',
      /^list\.yaml:2 unknown key "item", did you mean "items"\?/,
    ],
    [
      'an unknown key of an item',
      item(`${http}  - id: B\n    check: manual\n    fase: after\n`),
      /^list\.yaml:6 item B: unknown key "fase", did you mean "phase"\?/,
    ],
    [
      'an unknown check',
      item('  - id: A\n    check: htpp\n'),
      /^list\.yaml:4 item A: unknown check "htpp", did you mean "http"\?/,
    ],
    [
      'an unknown phase',
      item('  - id: A\n    check: manual\n    phase: afer\n'),
      /^list\.yaml:5 item A: "phase" is "afer", did you mean "after"\?/,
    ],
    ['an item without id', item('  - check: manual\n'), /^list\.yaml:3 item number 1: it needs "id"/],
    [
      'a timeout without unit',
      item('  - id: A\n    check: manual\n    timeout: "30"\n'),
      /^list\.yaml:5 item A: "timeout" is "30", but must be: a duration/,
    ],
    [
      'a missing parameter',
      item('  - id: A\n    check: http\n    with:\n      method: GET\n'),
      /^list\.yaml:6 item A, parameters of http: it needs "url"/,
    ],
    [
      'no parameters at all',
      item('  - id: A\n    check: http\n'),
      /^list\.yaml:3 item A, parameters of http: it needs "url"/,
    ],
    [
      'an unknown parameter',
      item(
        '  - id: A\n    check: http\n    with:\n      url: http://a/\n      expect:\n        statsu: 200\n',
      ),
      /^list\.yaml:8 item A, parameters of http: unknown key "statsu", did you mean "status"\?/,
    ],
    [
      'a parameter of another type',
      item('  - id: A\n    check: http\n    with:\n      url: http://a/\n      expect: { status: ok }\n'),
      /^list\.yaml:7 item A.*"expect\.status" is "ok", but must be: a status or a list/,
    ],
    [
      'a query that writes',
      item(
        '  - id: A\n    check: sql\n    with:\n      url: postgres://a/b\n      expect: { empty: true }\n      query: delete from t\n',
      ),
      /^list\.yaml:8 item A, parameters of sql: "query" must be one SELECT/,
    ],
    [
      'a window in no zone',
      item(
        '  - id: A\n    check: window\n    with:\n      allow:\n        - Mon-Thu 10:00-17:00 Asia/Shanghia\n',
      ),
      /^list\.yaml:7 item A.*"Asia\/Shanghia" is no IANA time zone/,
    ],
    ['an id used twice', item(http + http), /^list\.yaml:4 the id A is already used at list\.yaml:3/],
    [
      'an unknown need',
      item('  - id: A-1\n    check: manual\n    needs: [A-2]\n'),
      /^list\.yaml:3 A-1 needs "A-2", which is no item: did you mean "A-1"\?/,
    ],
    [
      'needs in a circle',
      item(
        '  - { id: A, check: manual, needs: [B] }\n  - { id: B, check: manual, needs: [C] }\n  - { id: C, check: manual, needs: [A] }\n',
      ),
      /^list\.yaml:3 items need each other in a circle: A -> B -> C -> A/,
    ],
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(20)}]\nc: &c [${'*b,'.repeat(20)}]\nname: [${'*c,'.repeat(20)}]\n`,
      /alias/,
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await refusal(text)).toMatch(expected);
  });

  test('several problems, each with its line', async () => {
    const text = item('  - { id: A, check: manual, fase: after }\n  - { id: B, check: manul }\n');
    expect(await refusal(text)).toMatch(/line 3: item A.*line 4: item B/);
  });
});

test('a file cut off anywhere is a checklist or a clear refusal', async () => {
  const refusals: unknown[] = [];
  for (let end = 0; end <= sound.length; end += 1) {
    await writeFile(join(cwd, 'cut.yaml'), sound.slice(0, end));
    await readChecklistFile('cut.yaml', { cwd }).catch((error: unknown) => refusals.push(error));
  }
  expect(refusals.filter((error) => !(error instanceof HarnessError))).toEqual([]);
  expect(refusals.length).toBeGreaterThan(sound.length / 2);
  expect(refusals.length).toBeLessThan(sound.length);
});

describe('extends', () => {
  const own = 'name: own\nextends: ./base.yaml\nitems:\n  - { id: B, check: manual, needs: [A] }\n';

  test('brings the other file’s items first, each with its own place', async () => {
    await writeFile(join(cwd, 'base.yaml'), 'name: base\nitems:\n  - { id: A, check: manual }\n');
    const { name, items } = await read(own);
    expect(name).toBe('own');
    expect(items.map(({ id, source }) => [id, source.file])).toEqual([
      ['A', 'base.yaml'],
      ['B', 'list.yaml'],
    ]);
  });

  test('an id of both files is refused with both places', async () => {
    await writeFile(join(cwd, 'base.yaml'), 'name: base\nitems:\n  - { id: B, check: manual }\n');
    expect(await refusal(own)).toBe('list.yaml:4 the id B is already used at base.yaml:3');
  });

  test('a circle and a missing file are refused', async () => {
    await writeFile(join(cwd, 'base.yaml'), 'name: base\nextends: ./list.yaml\nitems: []\n');
    expect(await refusal(own)).toBe('base.yaml:2 it extends itself through ./list.yaml');
    await rm(join(cwd, 'base.yaml'));
    expect(await refusal(own)).toMatch(/^list\.yaml:2 The checklist base\.yaml cannot be read/);
  });

  test('a stranger’s change brings no items of its own', async () => {
    await writeFile(join(cwd, 'base.yaml'), 'name: base\nitems:\n  - { id: A, check: manual }\n');
    expect(await refusal(own, { untrusted: true })).toMatch(/^list\.yaml:2 in an untrusted run/);
    const texts = new Map([[join(cwd, 'base.yaml'), 'name: base\nitems:\n  - { id: C, check: manual }\n']]);
    const readText = (path: string): Promise<string | undefined> => Promise.resolve(texts.get(path));
    const data = { name: 'own', extends: './base.yaml', items: [] };
    const { items } = await readChecklistData(data, { cwd, untrusted: true, readText });
    expect(items.map(({ id }) => id)).toEqual(['C']);
  });
});
