import { HarnessError } from '../../../reports/index.ts';
import { isMysql } from '../read/source.ts';
import { sourceKinds } from './query-source.ts';
import type { SourceKind } from './query-source.ts';

/** Where queries come from: `src`, `git:v1.4.0:db/queries`, `code:src`, `log:db.log`, `pg_stat_statements:postgres://…`, `performance_schema:mysql://…`. */
export interface QuerySpec {
  /** Absent where the path itself must tell. */
  readonly kind?: SourceKind;
  /** A path or `git:REVISION:PATH`; the address of a server for a live source. */
  readonly place: string;
  readonly live: boolean;
}

/** @throws {HarnessError} `usage` when nothing follows the kind, or a server is named that cannot be asked. */
export function parseQuerySpec(spec: string): QuerySpec {
  const kind = sourceKinds.find((name) => spec.startsWith(`${name}:`));
  const place = kind === undefined ? spec : spec.slice(kind.length + 1);
  const live = /^[a-z][\w+.-]*:\/\//i.test(place);
  if (place === '' || (live && !isAskable(kind, place))) {
    throw new HarnessError('usage', {
      what: 'This is not a place to read queries from.',
      // An address may hold a password.
      ...(!live && { where: spec }),
      todo: `Write PATH, git:REVISION:PATH, pg_stat_statements:postgres://…, performance_schema:mysql://…, or one of ${sourceKinds.map((name) => `${name}:PATH`).join(', ')}.`,
    });
  }
  return { kind, place, live };
}

function isAskable(kind: SourceKind | undefined, address: string): boolean {
  if (kind === 'performance_schema') return isMysql(address);
  return kind === 'pg_stat_statements' && /^postgres(ql)?:/i.test(address);
}

/** The spec with its path as `at` writes it; an address of a server stays as it is. */
export function placeQuerySpec(spec: string, at: (path: string) => string): string {
  const { kind, place, live } = parseQuerySpec(spec);
  return live ? spec : `${kind === undefined ? '' : `${kind}:`}${at(place)}`;
}
