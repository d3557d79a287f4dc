import { attest } from '../checklist/attest.ts';
import { openSessionOf } from '../checklist/session/session-book.ts';
import { bindingOf } from '../checklist/tree.ts';
import type { Attestation } from '../reports/index.ts';
import { authorsOf } from './authors.ts';
import { findConfig, loadConfig } from './config/load.ts';
import { personOf } from './person.ts';
import { recordsAt } from './records.ts';
import { subjectAt } from './subject.ts';

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
    const { service } = await subjectAt({ cwd: folder, env, service: config?.service });
    const session = await openSessionOf({ store, folder, service });
    const artifact = options.artifact ?? config?.checklist?.artifact;
    return await attest({
      item,
      note,
      ...(await personOf(options)),
      boundTo: await bindingOf({ cwd: folder, artifact }),
      authors: await authorsOf(folder),
      session,
      store,
      now,
    });
  } finally {
    await store.close();
  }
}
