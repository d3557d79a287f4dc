import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig } from './load.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** `toMatchObject` takes a bare RegExp for an object without own keys, which matches everything. */
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

const load = (env: Record<string, string> = {}) => loadConfig({ cwd: folder, env });

test('YAML, JSON and TypeScript give the same config', async () => {
  write('seaworthy.config.json', '{"service":"ads","strategy":"rolling"}');
  const json = (await load()).config;
  write('seaworthy.config.yaml', 'service: ads\nstrategy: rolling\n');
  const yaml = (await load()).config;
  write(
    'seaworthy.config.ts',
    `import { defineConfig } from 'seaworthy/config';\nconst s: string = 'ads';\nexport default defineConfig({ service: s, strategy: 'rolling' });\n`,
  );
  const typescript = (await load()).config;
  expect(json).toEqual({ service: 'ads', strategy: 'rolling' });
  expect([yaml, typescript]).toEqual([json, json]);
});

test('what both groups have in common is written once in YAML', async () => {
  const groups =
    'groups:\n  stable: &one { url: https://a, http2: true }\n  preview: { <<: *one, url: https://b }\n';
  write('seaworthy.config.yaml', `service: shop\n${groups}`);
  const { config } = await load();
  expect(config.groups?.preview).toEqual({ url: 'https://b', http2: true });
});

test('the nearest config above the working folder is found', async () => {
  write('seaworthy.config.yaml', 'service: ads\n');
  const found = await loadConfig({ cwd: join(folder, 'a/b'), env: {} });
  expect(found.folder).toBe(folder);
});

describe('what is wrong is said with place and remedy', () => {
  const cases: readonly (readonly [string, string, { message: RegExp; where: RegExp; todo: RegExp }])[] = [
    [
      'an unknown key',
      'service: ads\nreplay:\n  capture: [a.log]\n  pairMin: 3\n',
      { message: /Unknown key "pairMin" in "replay"/, where: /yaml:4$/, todo: /Did you mean "pairsMin"/ },
    ],
    [
      'a missing key',
      'release: "1"\n',
      { message: /"service" is missing/, where: /yaml/, todo: /docs\/config/ },
    ],
    [
      'a wrong value',
      'service: ads\nstrategy: blue\n',
      { message: /"strategy" .*: rolling, gray/, where: /yaml:2$/, todo: /./ },
    ],
    [
      'an unknown key of the kind that is meant',
      'service: ads\nreplay:\n  pace: {kind: constant, rate: 90}\n',
      { message: /"rate" in "replay.pace"/, where: /yaml:3$/, todo: /^Known here: kind, perSecond/ },
    ],
    [
      'a kind that is none',
      'service: ads\nreplay:\n  capture: [a.log]\n  pace: {kind: konstant, perSecond: 90}\n',
      { message: /"replay.pace.kind" must be one of: .*constant/, where: /yaml:4$/, todo: /./ },
    ],
    [
      'a half-written file',
      'service: ads\nreplay: {capture: [a.log\n',
      { message: /cannot be parsed/, where: /yaml:\d+:\d+$/, todo: /Complete/ },
    ],
    ['a key given twice', 'service: ads\nservice: shop\n', { message: /unique/, where: /yaml:2/, todo: /./ }],
    [
      'a missing variable',
      'service: ${env:NAME_OF_SERVICE}\n',
      { message: /NAME_OF_SERVICE/, where: /service/, todo: /Set the environment variable/ },
    ],
  ];
  test.each(cases)('%s', async (_name, text, { message, where, todo }) => {
    write('seaworthy.config.yaml', text);
    await expect(load()).rejects.toMatchObject({
      code: 'config-unusable',
      message: matching(message),
      where: matching(where),
      todo: matching(todo),
    });
  });

  test('a config that throws', async () => {
    write('seaworthy.config.ts', 'throw new Error("no network");\n');
    await expect(load()).rejects.toMatchObject({ code: 'config-unusable', message: matching(/no network/) });
  });

  test('no config at all', async () => {
    await expect(load()).rejects.toMatchObject({ todo: matching(/seaworthy init/) });
  });
});

test('variables, defaults and files are filled in', async () => {
  write('password', 's3cret\n');
  write(
    'seaworthy.config.yaml',
    'service: ${env:NAME}\nrelease: ${env:REL:-r1}\nrecords: postgres://u:${file:password}@h/db\n',
  );
  expect((await load({ NAME: 'ads' })).config).toEqual({
    service: 'ads',
    release: 'r1',
    records: 'postgres://u:s3cret@h/db',
  });
});

describe('an untrusted run', () => {
  test('takes the given text and runs no code', async () => {
    write('seaworthy.config.yaml', 'service: changed\n');
    write('seaworthy.config.ts', 'throw new Error("code of the pull request ran");\n');
    const loaded = await loadConfig({ cwd: folder, env: {}, textOf: async () => 'service: ads\n' });
    expect(loaded.config.service).toBe('ads');
  });

  test('refuses a config that is code', async () => {
    const file = write('seaworthy.config.ts', 'throw new Error("code of the pull request ran");\n');
    await expect(loadConfig({ cwd: folder, file, env: {}, textOf: async () => '' })).rejects.toMatchObject({
      todo: matching(/reads only/),
    });
  });

  test('reads no secrets', async () => {
    write('seaworthy.config.yaml', '');
    const run = loadConfig({
      cwd: folder,
      env: { TOKEN: 't' },
      textOf: async () => 'service: ${env:TOKEN}\n',
    });
    await expect(run).rejects.toMatchObject({ message: matching(/not read in an untrusted run/) });
  });
});
