/** Runs every command of `docs/reports.md`, one after the other, in an almost empty folder. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { run } from '../cli/run.ts';
import { TestTerminal } from '../cli/test-terminal.test-support.ts';
import { seaworthy } from '../fixtures/voyage.ts';
import { formats } from '../reports/index.ts';
import { commandsOf, type Shown } from './guide.test-support.ts';
import { read } from './sources.ts';

const page = read('docs/reports.md');
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-reports-guide-'));

beforeAll(() => {
  const [, yaml = ''] = /```yaml release-checklist\n([^`]*)```/.exec(page) ?? [];
  writeFileSync(join(folder, 'release-checklist.yaml'), yaml);
});
afterAll(() => rmSync(folder, { recursive: true }));

const shows: readonly Shown[] = [
  [1, /SHOP-01[\s\S]*NO-GO/],
  [1, /junit: .*junit\.xml/],
  [0, /GO/],
  [0, /was failed \(block\), is passed \(block\)[\s\S]*✗ NO-GO → ✓ GO: 0 new, 0 changed, 1 gone/],
  [1, /NO-GO/],
  [0, /checklist[\s\S]*checklist/],
  [0, /NO-GO[\s\S]*1 of 2 runs/],
  [0, /Runs \(2\)/],
  [0, /report\.html/],
  [0, /The runs are at http:/],
];

const commands = commandsOf(page);
test('the page shows something for each command', () => expect(commands.length).toBe(shows.length));

test.each(commands.map((command, index) => [command, ...(shows[index] ?? [0, /^$/])] as const))(
  '%s',
  async (command, exitCode, output) => {
    if (command.endsWith('--output tuesday')) writeFileSync(join(folder, 'support.md'), 'Call us.\n');
    const words = command.split(/\s+/).slice(2);
    // What needs the tools is run as built: to load them here takes longer.
    const shown = words[0] === 'report' ? await inProcess(words, output) : await seaworthy(words, folder);
    expect(shown.stdout + shown.stderr).toMatch(output);
    expect(shown.exitCode).toBe(exitCode);
  },
);

/** A server is stopped as soon as it says what it should. */
async function inProcess(words: readonly string[], output: RegExp) {
  const terminal = new TestTerminal({ cwd: folder });
  const isServer = words[1] === 'serve';
  const running = run(isServer ? [...words, '--port', '0'] : words, terminal);
  if (isServer) {
    await vi.waitUntil(() => output.test(terminal.stdout), { timeout: 30_000 });
    terminal.interrupt();
  }
  return { exitCode: await running, stdout: terminal.stdout, stderr: terminal.stderr };
}

test('the files that the page names were written', () => {
  const named = [...page.matchAll(/=(out\/[\w.]+)/g)].map(([, file = '']) => file);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  expect(readFileSync(join(folder, 'out/report.sarif'), 'utf8')).toContain('SHOP-01');
});

test('the table names every format', () => {
  for (const { id } of formats) expect(page).toMatch(new RegExp(`^\\| \`${id}\``, 'm'));
});

test('the YAML to copy is what the templates hold', () => {
  const blocks = [...page.matchAll(/```yaml\n([^`]*)```/g)].map(([, yaml = '']) => parse(yaml) as unknown);
  const workflow = parse(read('ci/github/seaworthy.yml')) as { jobs: { gate: { steps: unknown } } };
  expect(blocks[0]).toEqual(workflow.jobs.gate.steps);
  const { seaworthy } = parse(read('ci/gitlab/seaworthy.gitlab-ci.yml')) as { seaworthy: object };
  expect(blocks[1]).toMatchObject({ seaworthy });
});
