/** The gate joins what tools and stored reports say; every way to a wrong verdict is planted here. */
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TestTerminal } from '../cli/test-terminal.test-support.ts';
import { run } from '../cli/run.ts';
import { readReport, type Report } from '../reports/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-gate-'));
  git('init', '-q', '-b', 'main');
  write('seaworthy.config.yaml', 'service: ads\nchecklist: { file: list.yaml }\n');
  write('list.yaml', list('is-here.txt'));
  write('is-here.txt', 'x');
  commit('base');
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: readonly string[]): string {
  return execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();
}

function commit(message: string): void {
  git('add', '.');
  git('commit', '-qm', message, '--allow-empty');
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function list(...files: readonly string[]): string {
  const items = files.map(
    (path, index) => `  - { id: A-${index}, title: ${path} is there, check: file, with: { path: ${path} } }`,
  );
  return `name: list\nitems:\n${items.join('\n')}\n`;
}

async function gate(
  ...args: readonly string[]
): Promise<{ readonly exitCode: number; readonly report: Report; readonly stderr: string }> {
  const terminal = new TestTerminal({ cwd: folder });
  const exitCode = await run(['gate', '--output', 'out', ...args], terminal);
  return { exitCode, report: await readReport(join(folder, 'out')), stderr: terminal.stderr };
}

const outcomes = ({ results }: Report): readonly string[] =>
  results.map(({ key, outcome }) => `${key} ${outcome}`);

describe('waivers', () => {
  beforeEach(() => write('list.yaml', list('is-here.txt', 'missing.txt')));

  async function waive(expires: string): Promise<{ readonly exitCode: number; readonly report: Report }> {
    const { report } = await gate();
    const failed = report.results.find(({ outcome }) => outcome === 'fail');
    write(
      'waivers.yaml',
      `- { fingerprint: '${failed?.fingerprint}', reason: known, owner: ann, expires: '${expires}' }\n`,
    );
    write('seaworthy.config.yaml', 'service: ads\nchecklist: { file: list.yaml }\nwaivers: waivers.yaml\n');
    return gate();
  }

  test('a failed item is no-go', async () => expect((await gate()).exitCode).toBe(1));
  test('a waiver that names it makes it go', async () => {
    const { exitCode, report } = await waive('2999-01-01');
    expect({ exitCode, waived: report.counts.waived }).toEqual({ exitCode: 0, waived: 1 });
  });
  test('joining stored reports applies waivers too', async () => {
    await waive('2999-01-01');
    const terminal = new TestTerminal({ cwd: folder });
    await run(['checklist', 'run', 'list.yaml', '--service', 'ads', '--output', 'again'], terminal);
    expect(await run(['report', 'out', 'again'], terminal)).toBe(1);
    expect(await run(['report', 'out', 'again', '--waivers', 'waivers.yaml'], terminal)).toBe(0);
  });
  test('an expired one does not, and is reported', async () => {
    const { exitCode, report } = await waive('2020-01-01');
    expect({ exitCode, notices: report.notices.map(({ kind }) => kind) }).toEqual({
      exitCode: 1,
      notices: ['waiver-expired'],
    });
  });
});

describe('stored reports', () => {
  async function stored(): Promise<string> {
    const terminal = new TestTerminal({ cwd: folder });
    await run(['checklist', 'run', 'list.yaml', '--output', 'stored'], terminal);
    return 'stored';
  }

  test('one of this content takes the place of its tool', async () => {
    const { exitCode, report } = await gate('--with', await stored());
    expect({
      exitCode,
      sections: report.sections.map(({ tool, scope }) => `${tool} ${scope}`),
    }).toMatchObject({
      exitCode: 0,
      sections: expect.arrayContaining(['checklist joined']) as string[],
    });
  });
  test('one of another content holds', async () => {
    const path = await stored();
    write('is-here.txt', 'changed');
    commit('change');
    const { exitCode, report } = await gate('--with', path);
    expect(exitCode).toBe(3);
    expect(report.reasons[0]?.text).toMatch(/checklist is missing: .*tree/);
  });
  test('one that is too old holds', async () => {
    const path = await stored();
    await new Promise((resolve) => setTimeout(resolve, 30));
    const { exitCode } = await gate('--with', path, '--max-age', '10ms');
    expect(exitCode).toBe(3);
  });
  test('one that is broken is an error', async () => {
    write('broken.json', '{"schemaVersion":');
    const terminal = new TestTerminal({ cwd: folder });
    expect(await run(['gate', '--with', 'broken.json'], terminal)).toBe(2);
    expect(terminal.stderr).toMatch(/broken\.json/);
  });
});

test('a baseline tells new from unchanged, and never lowers a verdict', async () => {
  write('list.yaml', list('missing.txt'));
  await gate();
  write('list.yaml', list('missing.txt', 'also-missing.txt'));
  write('seaworthy.config.yaml', 'service: ads\nchecklist: { file: list.yaml }\nbaseline: out/report.json\n');
  const { exitCode, report } = await gate();
  expect(exitCode).toBe(1);
  expect(report.results.map(({ key, state }) => `${key} ${state}`)).toEqual(['A-0 unchanged', 'A-1 new']);
});

test('an incompatible change of the same run closes the circle of two services', async () => {
  const api = (type: string): string =>
    `openapi: 3.0.3
info: { title: ads, version: '1' }
paths:
  /ads:
    get:
      parameters: [{ name: at, in: query, required: true, schema: { type: ${type} } }]
      responses: { '200': { description: ok } }
`;
  write('old.yaml', api('boolean'));
  write('new.yaml', api('integer'));
  write(
    'list.yaml',
    'name: l\nitems:\n  - { id: DEP-02, check: order, title: In order, with: { deploy: [ads, web] } }\n',
  );
  const config = `service: ads
compat: { api: [{ baseline: old.yaml, candidate: new.yaml }] }
checklist: { file: list.yaml }\nservices: { web: [ads], ads: [] }
`;
  write('seaworthy.config.yaml', config);
  const closed = (await gate()).report;
  const found = closed.results.find(({ key }) => key === 'DEP-02');
  expect(found).toMatchObject({ outcome: 'fail' });
  expect(found?.message).toMatch(
    /^cycle ads -> web -> ads: .*; web before ads: .* at GET \/ads: .*; ads before web: /,
  );
  expect(closed.orders?.cycles).toEqual([['ads', 'web', 'ads']]);
  const waivers = closed.results
    .filter(({ tool, outcome }) => tool === 'compat' && outcome === 'fail')
    .map(({ fingerprint, digest }) => ({
      fingerprint,
      digest,
      reason: 'x',
      owner: 'ann',
      expires: '2999-01-01',
    }));
  write('seaworthy.config.yaml', `${config}waivers: ${JSON.stringify(waivers)}\n`);
  expect((await gate()).report.results.find(({ key }) => key === 'DEP-02')).toMatchObject({
    outcome: 'pass',
  });
});

describe('an untrusted run', () => {
  const untrusted = ['--untrusted', '--base', 'main'] as const;
  beforeEach(() => git('checkout', '-q', '-b', 'stranger'));

  test('is judged by the checklist of the base, and says that it was changed', async () => {
    rmSync(join(folder, 'is-here.txt'));
    write('list.yaml', list('list.yaml'));
    const { exitCode, report } = await gate(...untrusted);
    expect(exitCode).toBe(1);
    expect(outcomes(report)).toEqual(['A-0 fail', 'list.yaml fail']);
    expect(report.results.find(({ rule }) => rule === 'policy-changed')?.level).toBe('warn');
  });

  test('takes no waiver of its own', async () => {
    rmSync(join(folder, 'is-here.txt'));
    const { report } = await gate();
    const [failed] = report.results;
    const waiver = `{ fingerprint: '${failed?.fingerprint}', reason: me, owner: me, expires: '2999-01-01' }`;
    write('seaworthy.config.yaml', `service: ads\nchecklist: { file: list.yaml }\nwaivers: [${waiver}]\n`);
    expect((await gate()).exitCode).toBe(0);
    expect((await gate(...untrusted)).exitCode).toBe(1);
  });

  test('approves no routes of its own', async () => {
    const asked: (string | undefined)[] = [];
    const group = createServer((request, response) => {
      asked.push(request.url);
      response.end('{}');
    });
    await new Promise<void>((listening) => group.listen(0, '127.0.0.1', listening));
    try {
      const url = `http://127.0.0.1:${(group.address() as AddressInfo).port}`;
      git('checkout', '-q', 'main');
      write(
        'a.log',
        '10.0.0.1 - - [02/Mar/2026:10:00:00 +0000] "GET /ads HTTP/1.1" 200 1 "-" "t"\n'.repeat(2),
      );
      write('routes.txt', 'GET /news\n');
      write(
        'seaworthy.config.yaml',
        `service: ads
groups: { stable: { url: '${url}' }, preview: { url: '${url}' } }
replay: { capture: [a.log], approvedRoutes: routes.txt }
`,
      );
      commit('replay');
      git('checkout', '-q', '-B', 'stranger');
      write('routes.txt', 'GET /ads\n');
      const { report } = await gate(...untrusted);
      expect(asked).toEqual([]);
      expect(JSON.stringify(report.reasons)).toContain('not-approved 2');
      expect(outcomes(report)).toContain('routes.txt fail');
      await gate();
      expect(asked).toContain('/ads');
    } finally {
      group.close();
      group.closeAllConnections();
    }
  });

  test('runs no command', async () => {
    git('checkout', '-q', 'main');
    write(
      'list.yaml',
      'name: l\nitems:\n  - { id: C, title: runs, check: command, with: { argv: [touch, was-run] } }\n',
    );
    write('seaworthy.config.yaml', 'service: ads\nchecklist: { file: list.yaml, allowCommands: true }\n');
    commit('command');
    expect((await gate()).exitCode).toBe(0);
    rmSync(join(folder, 'was-run'));
    const { exitCode, report } = await gate(...untrusted);
    expect({ exitCode, ran: report.results[0]?.outcome }).toEqual({ exitCode: 3, ran: 'inconclusive' });
  });

  test('is automatic for a fork in CI', async () => {
    write(
      'event.json',
      JSON.stringify({ pull_request: { head: { repo: null }, base: { repo: { full_name: 'team/ads' } } } }),
    );
    write('list.yaml', list('list.yaml'));
    git('update-ref', 'refs/remotes/origin/main', 'main');
    const env = { CI: 'true', GITHUB_EVENT_PATH: join(folder, 'event.json'), GITHUB_BASE_REF: 'main' };
    const terminal = new TestTerminal({ cwd: folder, env });
    await run(['gate', '--output', 'out'], terminal);
    expect(outcomes(await readReport(join(folder, 'out')))).toContain('list.yaml fail');
  });
});
