import type { Subject } from '../reports/index.ts';
import type { Config } from './config/config.ts';
import { git } from './git.ts';

/** What is released: names from the config, commit and tree hash from git where there is one. */
export async function subjectOf(config: Config, folder: string): Promise<Subject> {
  const [commit, tree] = await Promise.all([
    git(folder, ['rev-parse', 'HEAD']),
    git(folder, ['rev-parse', 'HEAD^{tree}']),
  ]);
  return {
    service: config.service,
    release: config.release,
    strategy: config.strategy ?? 'gray',
    commit,
    tree,
    baseline: config.compat?.database?.baseline ?? config.compat?.api?.[0]?.baseline,
    candidate: config.compat?.database?.candidate ?? config.compat?.api?.[0]?.candidate,
  };
}
