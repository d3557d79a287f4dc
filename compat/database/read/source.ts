import { HarnessError } from '../../../reports/index.ts';
import { parsePlace, type SourcePlace } from '../../sources/source-place.ts';

/** Where files come from, as `--baseline` and `--candidate` name it. */
export interface Source extends SourcePlace {
  /** How the files are laid out, where they do not show it themselves. */
  readonly layout?: string;
  /** Only the first so many migrations count. */
  readonly first?: number;
}

/**
 * Reads `PATH`, `git:REVISION:PATH`, and either of them followed by `:layout=ID` and `:first=N`.
 *
 * @throws {HarnessError} `usage` when it is none of these.
 * @example parseSource('git:v1.4.0:db/migrations:first=12')
 */
export function parseSource(spec: string): Source {
  const [, place = '', endings = ''] = /^(.*?)((?::(?:layout|first)=[^:/]*)*)$/s.exec(spec) ?? [];
  const limits = readEndings(spec, endings);
  return { ...parsePlace(place), ...limits };
}

function readEndings(spec: string, endings: string): Pick<Source, 'layout' | 'first'> {
  const said = new Map(
    [...endings.matchAll(/:(\w+)=([^:]*)/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const [layout, first] = [said.get('layout'), said.get('first')];
  if (layout === '' || (first !== undefined && !/^\d+$/.test(first))) throw unusable(spec);
  return { ...(layout !== undefined && { layout }), ...(first !== undefined && { first: Number(first) }) };
}

/** Whether a source is a running database: `postgres://` or `mysql://`. */
export function isLive(spec: string): boolean {
  return /^(?:postgres(?:ql)?|mysql|mariadb):\/\//i.test(spec);
}

/** Whether the address, or the first of several, is that of a MySQL or MariaDB. */
export function isMysql(address: string | readonly string[]): boolean {
  return /^(?:mysql|mariadb):\/\//i.test([address].flat()[0] ?? '');
}

/** A source as a report may show it: without the password and the user of an address. */
export function shownSource(spec: string): string {
  return isLive(spec) || /^https?:\/\//i.test(spec)
    ? spec.replace(/\/\/.*@/, '//').replace(/[?#].*$/s, '')
    : spec;
}

function unusable(spec: string): HarnessError {
  return new HarnessError('usage', {
    what: 'This is not a place to read a schema from.',
    where: spec,
    todo: 'Write db/migrations, db/migrations:first=12, dump.sql, git:main:db/migrations or postgres://user@host/database.',
  });
}
