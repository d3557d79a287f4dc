/** Read-only git, for artefacts of a revision. The only file of compat that runs it. */
import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';

/** A path in a repository: git runs in `folder`, and `path` is relative to it, with forward slashes. */
export interface GitPlace {
  readonly folder: string;
  readonly path: string;
}

const bytesMax = 64 * 1024 * 1024;

/**
 * Where to ask git for a path, whatever the working directory is. Folders on the way may exist in another
 * revision only.
 */
export async function gitPlace(path: string): Promise<GitPlace> {
  const whole = resolve(path);
  let folder = whole;
  while (!(await isFolder(folder)) && dirname(folder) !== folder) folder = dirname(folder);
  return { folder, path: relative(folder, whole).split(sep).join('/') || '.' };
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/**
 * What git writes to its output, at most 64 MiB within a minute.
 *
 * Rejects with an `Error` that holds git's first line of complaint, or with the signal's reason.
 */
export function git(
  args: readonly string[],
  { folder, input = '', signal }: { folder: string; input?: string; signal: AbortSignal },
): Promise<Buffer> {
  return new Promise((done, reject) => {
    const child = spawn('git', args, { cwd: folder, signal, timeout: 60_000, stdio: 'pipe' });
    const chunks: Buffer[] = [];
    let bytes = 0;
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > bytesMax) child.kill();
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => (complaint += String(chunk)));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', (cause) => reject(signal.aborted ? signal.reason : cause));
    child.on('close', (code) => {
      if (code === 0 && bytes <= bytesMax) done(Buffer.concat(chunks));
      else reject(new Error(reasonOf(complaint, bytes)));
    });
  });
}

function reasonOf(complaint: string, bytes: number): string {
  if (bytes > bytesMax) return `it is larger than ${bytesMax / 1024 / 1024} MiB`;
  const [line = ''] = complaint.trim().split('\n');
  return line.replace(/^fatal: /, '') || 'git gave no reason';
}
