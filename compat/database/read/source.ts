import { HarnessError } from '../../../reports/index.ts';

/** Where a schema comes from, as `--baseline` and `--candidate` name it. */
export interface Source {
  readonly path: string;
  /** Revision of the git repository around the path; absent for the files as they lie there. */
  readonly revision?: string;
  /** Only the first so many migrations count. */
  readonly first?: number;
}

/**
 * Reads `PATH`, `git:REVISION:PATH`, and either of them followed by `:first=N`.
 *
 * @throws {HarnessError} `usage` when it is none of these.
 * @example parseSource('git:v1.4.0:db/migrations:first=12')
 */
export function parseSource(spec: string): Source {
  const [, place = '', first] = /^(.*?)(?::first=(\d+))?$/s.exec(spec) ?? [];
  const limit = first === undefined ? {} : { first: Number(first) };
  if (!place.startsWith('git:')) {
    if (place === '') throw unusable(spec);
    return { path: place, ...limit };
  }
  const [, revision, path] = /^git:([^:]+):(.+)$/s.exec(place) ?? [];
  // A revision that looks like an option would be read as one by git.
  if (revision === undefined || path === undefined || revision.startsWith('-')) throw unusable(spec);
  return { path, revision, ...limit };
}

function unusable(spec: string): HarnessError {
  return new HarnessError('usage', {
    what: 'This is not a place to read a schema from.',
    where: spec,
    todo: 'Write db/migrations, db/migrations:first=12 or git:main:db/migrations.',
  });
}
