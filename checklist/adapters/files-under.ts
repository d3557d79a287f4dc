import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import type { CheckContext } from '../check-context.ts';
import { lookAt, type FileFacts } from './file-facts.ts';

/** Files by their path below the folder, with slashes. */
export type FilesUnder = Readonly<Record<string, FileFacts>>;

/**
 * The files below a folder that some glob patterns name, sorted; `.git` and `node_modules` never. Links to folders are
 * not followed. One file that cannot be read makes the whole unreadable: half a folder proves nothing.
 *
 * @param folder relative to `cwd`
 */
export async function filesUnder(
  folder: string,
  { files, ignore = [] }: { readonly files: readonly string[]; readonly ignore?: readonly string[] },
  context: Pick<CheckContext, 'cwd' | 'untrusted' | 'signal'>,
): Promise<{ readonly found: FilesUnder } | { readonly fault: string }> {
  const cwd = resolve(context.cwd, folder);
  if (!(await realpath(cwd).catch(() => undefined))) return { fault: `${folder} does not exist` };
  const options = { cwd, dot: true, followSymbolicLinks: false, signal: context.signal };
  const paths = await glob([...files], { ...options, ignore: ['**/.git', '**/node_modules', ...ignore] });
  const facts: [string, FileFacts][] = [];
  for (const path of paths.toSorted()) {
    const file = await lookAt(join(folder, path), context);
    if (file === 'missing') return { fault: `${join(folder, path)} vanished while it was read` };
    if ('unreadable' in file) return { fault: `${join(folder, path)} cannot be read: ${file.unreadable}` };
    facts.push([path, file]);
  }
  return { found: Object.fromEntries(facts) };
}
