/**
 * Runs a program in a process group of its own, so that it can be stopped with all its children.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { kill } from 'node:process';

export interface ProcessCommand {
  /** Program and arguments; no shell reads them. */
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Stops it: SIGTERM to the group, SIGKILL half a second later. */
  readonly signal: AbortSignal;
}

export interface ProcessRun {
  /** Null when a signal ended it or it never started. */
  readonly exitCode: number | null;
  /** Standard output and error in the order of arrival: the last 128 Ki characters. */
  readonly output: string;
  /** Standard output alone, cut the same way. */
  readonly stdout: string;
  /** How long `output` really was. */
  readonly outputChars: number;
  readonly stopped: boolean;
  /** Why it did not start, for example `ENOENT`. */
  readonly notStarted?: string;
}

const charsMax = 128 * 1024;
const killAfterMs = 500;

/** Runs a program to its end. Nothing it started is alive afterwards, unless it left the process group. */
export async function runProcess({ argv, cwd, env, signal }: ProcessCommand): Promise<ProcessRun> {
  const [program, ...args] = argv;
  const notRun = { exitCode: null, output: '', stdout: '', outputChars: 0 };
  if (signal.aborted) return { ...notRun, stopped: true };
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const both = new Tail();
  const stdout = new Tail();
  child.stdout.setEncoding('utf8').on('data', (text: string) => (both.add(text), stdout.add(text)));
  child.stderr.setEncoding('utf8').on('data', (text: string) => both.add(text));
  let killer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    killGroup(child, 'SIGTERM');
    killer = setTimeout(() => killGroup(child, 'SIGKILL'), killAfterMs);
  };
  signal.addEventListener('abort', stop, { once: true });
  const end = await endOf(child);
  signal.removeEventListener('abort', stop);
  clearTimeout(killer);
  if (end.notStarted !== undefined) return { ...notRun, stopped: false, notStarted: end.notStarted };
  return {
    exitCode: end.exitCode,
    output: both.text,
    stdout: stdout.text,
    outputChars: both.chars,
    stopped: signal.aborted,
  };
}

function endOf(child: ChildProcess): Promise<{ exitCode: number | null; notStarted?: string }> {
  return new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ exitCode: null, notStarted: error.code ?? error.message }),
    );
    child.once('close', (exitCode) => resolve({ exitCode }));
    child.once('exit', (exitCode) => {
      // Children it left behind hold the pipes open, and `close` would never come.
      killGroup(child, 'SIGKILL');
      const grace = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
        resolve({ exitCode });
      }, killAfterMs);
      child.once('close', () => clearTimeout(grace));
    });
  });
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    kill(-pid, signal);
  } catch {
    // the group is gone already
  }
}

/** The end of a long text. */
class Tail {
  text = '';
  chars = 0;

  add(more: string): void {
    this.chars += more.length;
    this.text = (this.text + more).slice(-charsMax);
  }
}
