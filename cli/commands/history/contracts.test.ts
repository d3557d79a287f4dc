import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../../run.ts';
import { TestTerminal } from '../../test-terminal.test-support.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-contracts-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function seaworthy(...argv: readonly string[]) {
  const terminal = new TestTerminal({ cwd: folder });
  return { exitCode: await run(argv, terminal), stdout: terminal.stdout, stderr: terminal.stderr };
}

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const api = (path: string): string =>
  `{ "openapi": "3.1.0", "info": {}, "paths": { "${path}": { "get": { "responses": {} } } } }`;

test('contracts are kept by flag and by config, and are baselines of the next release', async () => {
  write('api.json', api('/ads'));
  write('ads.graphql', 'type Query { ads: Int }');
  write(
    'seaworthy.config.yaml',
    'service: ads\ncompat:\n  api: [{ baseline: "history:http", candidate: api.json }]\n',
  );
  const recorded = await seaworthy(
    'history',
    'record',
    '--release',
    '1.0',
    '--contract',
    'graph=ads.graphql',
  );
  expect(recorded).toMatchObject({ exitCode: 0, stdout: 'Recorded 1.0 of ads: contracts graph, http.\n' });
  write('api.json', api('/offers'));
  const compared = await seaworthy('compat', 'api', '--baseline', 'history:http', '--candidate', 'api.json');
  expect(compared.exitCode).toBe(1);
  expect(compared.stdout).toContain('GET /ads');
  const same = await seaworthy(
    'compat',
    'contract',
    '--baseline',
    'history:graph',
    '--candidate',
    'ads.graphql',
  );
  expect(same.exitCode).toBe(0);
});

test('nothing to record, an unknown name and a wrong level are refused', async () => {
  rmSync(join(folder, 'seaworthy.config.yaml'));
  expect(await seaworthy('history', 'record', '--release', '1.1')).toMatchObject({ exitCode: 2 });
  const args = ['compat', 'api', '--candidate', 'api.json', '--service', 'ads', '--baseline'];
  expect(await seaworthy(...args, 'history:none')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/No earlier release of ads keeps a contract "none"/),
  });
  expect(await seaworthy(...args, 'history:http', '--level', 'operation-removed=loud')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/"loud" is no level/),
  });
});
