import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '../../reports/index.ts';
import { compatContracts } from './compat-contracts.ts';
import type { CompatContractsOptions } from './options.ts';

const root = mkdtempSync(join(tmpdir(), 'seaworthy-versions-'));
afterAll(() => rmSync(root, { recursive: true }));

const record = (...fields: string[]): string =>
  JSON.stringify({ type: 'record', name: 'Ad', fields: fields.map((field) => JSON.parse(field) as unknown) });
const id = '{ "name": "id", "type": "int" }';
const note = '{ "name": "note", "type": "string" }';
const price = '{ "name": "price", "type": "int", "default": 0 }';

/** Each step alone fits the one before; the last does not fit the first. */
const versions = [
  record(id),
  record(id, note.replace('}', ', "default": "" }')),
  record(id, note),
  record(id, note, price),
];

beforeAll(() => {
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: root });
  };
  git('init', '-q');
  for (const [index, text] of versions.entries()) {
    for (const folder of ['events', `all/v${index + 9}`]) {
      mkdirSync(join(root, folder), { recursive: true });
      writeFileSync(join(root, folder, 'ad.avsc'), text);
    }
    git('add', 'events');
    git('commit', '-qm', `v${index + 9}`);
    git('tag', `v${index + 9}`);
  }
  mkdirSync(join(root, 'all/empty'));
});

async function run(options: Partial<CompatContractsOptions>): Promise<Report> {
  const context = { signal: new AbortController().signal, onProgress: () => {}, now: () => new Date() };
  const usual = {
    baseline: join(root, 'all/v11'),
    candidate: join(root, 'events'),
    subject: { service: 'ads' },
  };
  return compatContracts({ ...usual, ...options }, context);
}

const failed = ({ results }: Report): string[] =>
  results
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ rule, message }) => `${rule}${/; since .*(?=\.$)/.exec(message)?.[0] ?? ''}`);

test('one version apart fits', async () => expect(failed(await run({}))).toEqual([]));

test('what two versions back do not fit is found, and the version named', async () => {
  const v9 = join(root, 'all/v9');
  expect(failed(await run({ against: [v9, join(root, 'all/v10')] }))).toEqual([
    `avro-new-cannot-read-old; since ${v9}`,
  ]);
});

test.each([
  ['folders in the order of their numbers', () => join(root, 'all/*'), 'v9'],
  ['tags since one', () => `git:v9..:${join(root, 'events')}`, 'v9'],
  ['all tags up to one', () => `git:..v10:${join(root, 'events')}`, 'v9'],
])('%s', async (_, spec, named) => {
  expect(failed(await run({ against: [spec()] }))).toEqual([`avro-new-cannot-read-old; since ${named}`]);
});

test('the last so many count; what holds no contract is named', async () => {
  const report = await run({ against: [join(root, 'all/*')], last: 2 });
  expect(failed(report)).toEqual([]);
  const said = report.notices?.map(({ message }) => message);
  expect(said).toContain(`versions compared: ${join(root, 'all/v11')}, v10, v12`);
  expect((await run({ against: [join(root, 'all/*')] })).notices?.map(({ message }) => message)).toContain(
    'not compared: empty holds no such contract',
  );
});

test('a change that breaks all versions is one finding', async () => {
  writeFileSync(
    join(root, 'text.avsc'),
    '{ "type": "record", "name": "Ad", "fields": [{ "name": "id", "type": "string" }] }',
  );
  const report = await run({ candidate: join(root, 'text.avsc'), against: [join(root, 'all/v10/ad.avsc')] });
  expect(failed(report)).toEqual([
    'avro-old-cannot-read-new; since all 2 versions',
    'avro-new-cannot-read-old; since all 2 versions',
  ]);
});

test.each([
  ['a folder that is not there', () => join(root, 'none/*'), 'no such file'],
  ['a source that is not there', () => join(root, 'none'), 'no such file'],
  ['tags that are not there', () => `git:v1..v2:${join(root, 'events')}`, 'no tag "v1"; the latest are: v9'],
])('%s is an error', async (_, spec, words) => {
  const error = { code: 'input-unreadable', message: expect.stringContaining(words) as string };
  await expect(run({ against: [spec()] })).rejects.toMatchObject(error);
});
