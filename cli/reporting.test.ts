import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { everyKindReport } from '../fixtures/reports/every-kind.ts';
import type { Cli } from './cli.ts';
import { runTool, type ReportingOptions } from './reporting.ts';
import { TestTerminal } from './test-terminal.test-support.ts';

let folder: string;
let terminal: TestTerminal;
let cli: Cli;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-reporting-'));
  writeFileSync(join(folder, 'file'), '');
  terminal = new TestTerminal({ cwd: folder });
  cli = { terminal, exitCode: 0 };
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each<[ReportingOptions, string]>([
  [{ reporter: ['json=file/a.json'] }, '--reporter'],
  [{ reporter: ['text,html=.'] }, '--reporter'],
  [{ output: 'file' }, '--output'],
  [{ store: 'file/runs' }, '--store'],
])('%j is refused before the work begins', async (options, option) => {
  const work = vi.fn<() => Promise<ReturnType<typeof everyKindReport>>>(async () => everyKindReport());
  await expect(runTool(cli, options, work)).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringContaining(`${option} names a place that cannot be written`) as string,
  });
  expect(work).not.toHaveBeenCalled();
});

test('a place that is lost while the work goes on hides neither the verdict nor other outputs', async () => {
  const work = async (): Promise<ReturnType<typeof everyKindReport>> => {
    rmSync(join(folder, 'out'), { recursive: true });
    writeFileSync(join(folder, 'out'), '');
    return everyKindReport();
  };
  mkdirSync(join(folder, 'out'));
  const run = runTool(cli, { output: 'out', reporter: ['text,junit=junit.xml'] }, work);
  await expect(run).rejects.toMatchObject({ code: 'store-failed' });
  expect(terminal.stdout).toContain('NO-GO');
  expect(existsSync(join(folder, 'junit.xml'))).toBe(true);
});
