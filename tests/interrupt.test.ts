/** Ctrl-C in the middle of the gate: a readable partial report, exit 130, no process left. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRelease, startLab, type Lab } from '../fixtures/lab/index.ts';
import { commandLine } from '../fixtures/voyage.ts';
import { readReport } from '../reports/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-interrupt-'));
let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ release: 'sound' });
  await buildRelease(join(folder, 'release'), { release: 'sound', lab });
}, 120_000);
afterAll(async () => {
  await lab.stop();
  rmSync(folder, { recursive: true });
});

test.each(['compat', 'replay'])(
  'during %s',
  async (tool) => {
    const output = join(folder, tool);
    // a group of its own, so that whatever it starts can be found again
    const gate = spawn(process.execPath, [commandLine, 'gate', '--output', output], {
      cwd: join(folder, 'release'),
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    gate.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (!stderr.includes(`${tool}: `) && (stderr + text).includes(`${tool}: `))
        setTimeout(() => gate.kill('SIGINT'), 300);
      stderr += text;
    });
    const exitCode = await new Promise((resolve) => gate.on('close', resolve));
    const report = await readReport(output);
    expect({ exitCode, verdict: report.verdict, partial: report.partial, code: report.exitCode }).toEqual({
      exitCode: 130,
      verdict: 'hold',
      partial: true,
      code: 130,
    });
    expect(report.reasons[0]?.text).toMatch(/interrupted/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(await groupIsGone(gate.pid ?? 0)).toBe(true);
  },
  90_000,
);

/** A killed child needs a moment to be reaped. */
async function groupIsGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 50; tries += 1) {
    try {
      process.kill(-pid, 0);
    } catch {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
