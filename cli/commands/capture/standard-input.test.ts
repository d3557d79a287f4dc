import { execFileSync, spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const program = join(import.meta.dirname, '../../bin.ts');
const line = (second: number): string =>
  `203.0.113.7 - - [02/Mar/2026:00:15:0${second} +0000] "GET /a HTTP/1.1" 200 12 "-" "t"\n`;

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'seaworthy-stdin-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function inspect(file: string, stdio: StdioOptions): ChildProcess {
  const argv = [
    '--import',
    import.meta.resolve('jiti/register'),
    program,
    'capture',
    'inspect',
    '-r',
    'json',
  ];
  return spawn(process.execPath, [...argv, file, 'other.log'], { cwd, stdio });
}

test('what is written to the program is a capture among others', async () => {
  writeFileSync(join(cwd, 'written.log'), line(1) + line(5));
  writeFileSync(join(cwd, 'other.log'), line(3));
  const written = openSync(join(cwd, 'written.log'), 'r');
  const child = inspect('-', [written, 'pipe', 'inherit']);
  closeSync(written);
  let stdout = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(JSON.parse(stdout)).toMatchObject({
    files: [{ file: join(cwd, 'other.log') }, { file: '-', records: 2 }],
    records: 3,
    outOfOrder: 0,
  });
});

test('a second Ctrl-C leaves a named pipe that says nothing', async () => {
  const pipe = join(cwd, 'pipe.log');
  execFileSync('mkfifo', [pipe]);
  const child = inspect('pipe.log', ['ignore', 'ignore', 'pipe']);
  const closed = once(child, 'close');
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (text.includes('Stopping')) child.kill('SIGINT');
  });
  const silent = await vi.waitFor(() => openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK), 60_000);
  child.kill('SIGINT');
  expect([await closed, stderr]).toEqual([[null, 'SIGINT'], expect.stringContaining('Stopping')]);
  closeSync(silent);
});
