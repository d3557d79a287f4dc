import { HarnessError, type Attestation } from '../reports/index.ts';
import { git } from './git.ts';

interface PersonOptions {
  /** Default: the user that CI names, else the git user. */
  readonly who?: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Who acts. CI vouches for the user that it names; a name that was typed is only claimed.
 *
 * @throws {HarnessError} `usage` when nobody is named.
 */
export async function personOf({
  who,
  cwd,
  env,
}: PersonOptions): Promise<Pick<Attestation, 'who' | 'identity'>> {
  const vouched =
    env['GITHUB_ACTIONS'] === 'true'
      ? env['GITHUB_ACTOR']
      : env['GITLAB_CI'] === 'true'
        ? env['GITLAB_USER_LOGIN']
        : undefined;
  if (vouched !== undefined && (who === undefined || who === vouched))
    return { who: vouched, identity: 'authenticated' };
  const name = who ?? (await git(cwd, ['config', 'user.name']));
  if (name !== undefined && name !== '') return { who: name, identity: 'claimed' };
  throw new HarnessError('usage', { what: 'Nobody is named.', todo: 'Say who you are with --who NAME.' });
}
