import { git } from './git.ts';

/** Names and e-mail addresses of who wrote what is released: commits since the newest tag, 200 at most. */
export async function authorsOf(folder: string): Promise<readonly string[]> {
  const tag = await git(folder, ['describe', '--tags', '--abbrev=0', 'HEAD^']);
  const range = tag === undefined ? ['-1', 'HEAD'] : ['-200', `${tag}..HEAD`];
  const log = await git(folder, ['log', '--format=%an%n%ae', ...range]);
  return [...new Set((log ?? '').split('\n').filter((name) => name !== ''))];
}
