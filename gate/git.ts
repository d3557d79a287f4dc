import { execFile } from 'node:child_process';

/** Output of a read-only git command, without its last line end; undefined when git says no or is not there. */
export function git(cwd: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { cwd, timeout: 20_000, maxBuffer: 64 * 1024 * 1024 };
    execFile('git', [...args], options, (error, stdout) =>
      resolve(error ? undefined : stdout.replace(/\n$/, '')),
    );
  });
}
