import { runProcess } from './process-run.ts';

/** What one git command said. */
export interface GitAnswer {
  readonly exitCode: number | null;
  readonly stdout: string;
  /** Everything it wrote, for the message when it failed. */
  readonly output: string;
}

/** Asks git. It never prompts, never writes, and runs no file-system monitor that a repository may name. */
export async function git(
  cwd: string,
  args: readonly string[],
  around: { readonly signal: AbortSignal; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<GitAnswer> {
  const { PATH = '/usr/local/bin:/usr/bin:/bin', HOME = cwd } = around.env;
  const run = await runProcess({
    argv: ['git', '--no-optional-locks', '-c', 'core.fsmonitor=false', ...args],
    cwd,
    env: { PATH, HOME, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    signal: around.signal,
  });
  if (run.notStarted === 'ENOENT') throw new Error('git is not installed, or the folder does not exist.');
  if (run.notStarted !== undefined) throw new Error(`git did not start: ${run.notStarted}.`);
  return { exitCode: run.exitCode, stdout: run.stdout, output: run.output.trim() };
}
