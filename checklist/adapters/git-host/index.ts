import type { GitHost } from './git-host.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';

export type { History, Job, MergedChange } from './git-host.ts';

/** Git hosts by the word that names them in items. */
export const gitHosts: Readonly<Record<'github' | 'gitlab', GitHost>> = { github, gitlab };
