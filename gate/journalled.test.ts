/** What the replay of a gate leaves behind: nothing when all is well, everything when it was killed. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../cli/run.ts';
import { TestTerminal } from '../cli/test-terminal.test-support.ts';
import { readReport, type Report } from '../reports/index.ts';

let folder: string;
let server: Server;
let answered: number;
let reports = 0;
/** Called with each request of preview. */
let onPreview: (nth: number) => unknown;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-journalled-'));
  const git = ['-c', 'user.name=a', '-c', 'user.email=a@b'];
  execFileSync('git', ['init', '-q'], { cwd: folder });
  execFileSync('git', [...git, 'commit', '-qm', 'base', '--allow-empty'], { cwd: folder });
  [answered, onPreview] = [0, () => undefined];
  server = createServer((request, response) => {
    const isPreview = request.headers.cookie === 'group=v1';
    const body = isPreview ? onPreview((answered += 1)) : undefined;
    response.setHeader('x-served-by', isPreview ? 'web-v1' : 'web-v0');
    response.setHeader('content-type', 'application/json');
    response.setHeader('cache-control', 'no-cache');
    response.end(JSON.stringify(body ?? { id: request.url }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const line = '10.0.0.1 - - [02/Mar/2026:10:00:00 +0000] "GET /api/ads HTTP/1.1" 200 9 "-" "t"\n';
  writeFileSync(join(folder, 'access.log'), line.repeat(30));
  const groups = { stable: { url }, preview: { url, cookies: { group: 'v1' } } };
  const replay = {
    capture: ['access.log'],
    pace: { kind: 'constant', perSecond: 60 },
    // a machine under load makes no harm
    guard: { slowMsMin: 60_000 },
    lagMsMax: 60_000,
    latency: { differenceMsMin: 60_000, tailDifferenceMsMin: 60_000 },
    timeoutMs: 60_000,
  };
  const attest = [{ by: 'header:x-served-by', preview: '*-v1' }];
  writeFileSync(
    join(folder, 'seaworthy.config.json'),
    JSON.stringify({ service: 'ads', groups, attest, replay }),
  );
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

const journals = (): readonly string[] => {
  const base = join(folder, '.seaworthy/replays');
  return existsSync(base) ? readdirSync(base).filter((name) => !name.startsWith('.')) : [];
};

async function seaworthy(
  ...args: readonly string[]
): Promise<{ readonly terminal: TestTerminal; readonly output: string; readonly report: Report }> {
  const terminal = new TestTerminal({ cwd: folder });
  const output = `${(reports += 1)}`;
  await run([...args, '--output', output], terminal);
  return { terminal, output, report: await readReport(join(folder, output)) };
}

test('a replay without a fault leaves no reply behind, and says where it would be found', async () => {
  const { terminal, report } = await seaworthy('gate');
  expect(report.verdict).toBe('go');
  expect(terminal.stderr).toMatch(/replay: journal \/\S+\/\.seaworthy\/replays\/\d{4}-/);
  expect(journals()).toEqual([]);
});

test('one with a finding is kept to be judged again, and the report names it', async () => {
  onPreview = () => ({});
  const { report } = await seaworthy('gate');
  expect(report.verdict).toBe('no-go');
  const [kept = ''] = journals();
  expect(report.notices.map(({ message }) => message)).toContainEqual(
    expect.stringContaining(`kept in .seaworthy/replays/${kept}:`),
  );
  const again = await seaworthy('replay', 'judge', `.seaworthy/replays/${kept}`);
  expect(again.report.ledger).toEqual(report.ledger);
});

test('what a killed gate heard is taken up by `replay resume`, and joins the next gate', async () => {
  onPreview = (nth) => {
    // as the disk is at this moment, a kill leaves it
    if (nth === 15)
      cpSync(join(folder, '.seaworthy/replays', journals()[0] ?? ''), join(folder, 'killed'), {
        recursive: true,
      });
  };
  await seaworthy('gate');
  rmSync(join(folder, 'killed/stop.run'), { force: true });
  const before = answered;
  const resumed = await seaworthy('replay', 'resume', 'killed');
  expect(resumed.report.ledger).toMatchObject({ sent: 30, compared: 30 });
  // what was recorded is not asked again
  expect(answered - before).toBeLessThan(25);
  const joined = await seaworthy('gate', '--with', resumed.output);
  expect(joined.report.verdict).toBe('go');
  expect(joined.report.sections[0]).toMatchObject({ tool: 'replay', scope: 'joined' });
});

test('where nothing can be written the gate judges all the same', async () => {
  writeFileSync(join(folder, '.seaworthy'), 'a file where the folder should be');
  expect((await seaworthy('gate')).report.verdict).toBe('go');
});
