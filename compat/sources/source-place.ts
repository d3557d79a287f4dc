import { HarnessError } from '../../reports/index.ts';

/** A file or a folder, on disk or in a revision of the git repository around it. */
export interface SourcePlace {
  readonly path: string;
  /** Absent for the files as they lie there. */
  readonly revision?: string;
}

/**
 * Reads `PATH` and `git:REVISION:PATH`.
 *
 * @throws {HarnessError} `usage` when it is neither.
 */
export function parsePlace(spec: string): SourcePlace {
  if (!spec.startsWith('git:') && spec !== '') return { path: spec };
  const [, revision, path] = /^git:([^:]+):(.+)$/s.exec(spec) ?? [];
  // A revision that looks like an option would be read as one by git.
  if (revision !== undefined && path !== undefined && !revision.startsWith('-')) return { path, revision };
  throw new HarnessError('usage', {
    what: 'This is not a place to read files from.',
    where: spec,
    todo: 'Name a file or a folder, or git:REVISION:PATH.',
  });
}
