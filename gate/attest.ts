import { attest, bindingOf } from '../checklist/index.ts';
import { HarnessError, type Attestation } from '../reports/index.ts';
import { authorsOf } from './authors.ts';
import { findConfig, loadConfig } from './config/load.ts';
import { git } from './git.ts';
import { recordsAt } from './records.ts';

type Env = Readonly<Record<string, string | undefined>>;

export interface AttestItemOptions {
  readonly item: string;
  readonly note: string;
  /** Default: the user that CI names, else the git user. */
  readonly who?: string;
  /** File to bind to instead of the git tree. Default: from the config. */
  readonly artifact?: string;
  /** Default: from the config, else `.seaworthy`. */
  readonly records?: string;
  readonly config?: string;
  readonly cwd: string;
  readonly env: Env;
  readonly now: Date;
}

/**
 * Stores an attestation where the gate will look for it. A config is used when there is one.
 *
 * @throws {HarnessError} `usage` when nobody is named or an author attests his own work.
 */
export async function attestItem(options: AttestItemOptions): Promise<Attestation> {
  const { item, note, cwd, env, now } = options;
  const file = options.config ?? findConfig(cwd);
  const { config, folder } =
    file === undefined ? { config: undefined, folder: cwd } : await loadConfig({ cwd, env, file });
  const store = recordsAt(options.records ?? config?.records, options.records === undefined ? folder : cwd);
  try {
    const artifact = options.artifact ?? config?.checklist?.artifact;
    return await attest({
      item,
      note,
      ...(await personOf(options)),
      boundTo: await bindingOf({ cwd: folder, artifact }),
      authors: await authorsOf(folder),
      store,
      now,
    });
  } finally {
    await store.close();
  }
}

/** CI vouches for the user that it names; a name that was typed is only claimed. */
async function personOf({
  who,
  cwd,
  env,
}: AttestItemOptions): Promise<Pick<Attestation, 'who' | 'identity'>> {
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
  throw new HarnessError('usage', { what: 'Nobody is named.', todo: 'Say who vouches with --who NAME.' });
}
