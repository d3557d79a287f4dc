/** Reads preconditions, of changelogs and of formatted SQL. Pure. */
import { reactionOf } from '../guard.ts';
import type { Guard } from '../guard.ts';
import { valueOf } from './element.ts';
import type { Element } from './element.ts';

const settings: ReadonlySet<string> = new Set([
  'onFail',
  'onError',
  'onFailMessage',
  'onErrorMessage',
  'onSqlOutput',
  'onUpdateSQL',
  'onUpdateSql',
]);

/** Of an element `preConditions`. */
export function guardOf(element: Element): Guard {
  const message = valueOf(element, 'onFailMessage');
  return {
    asks: element.inside.filter(({ name }) => !settings.has(name)),
    onFail: reactionOf(valueOf(element, 'onFail')),
    onError: reactionOf(valueOf(element, 'onError')),
    ...(message !== undefined && { message }),
  };
}

const headLine = /^\s*--\s*preconditions(?:\s.*)?$/i;
const askLine = /^\s*--\s*precondition-(?<kind>[\w-]+)\s*(?<rest>.*)$/i;
const sqlCheck = /^(?:expectedResult:)?(?:'(?<single>[^']+)'|"(?<double>[^"]+)"|(?<bare>\S+))\s+(?<sql>.*)$/i;
const pair = /([\w-]+)[:=](?:"([^"]*)"|(\S+))/g;

/** Of the lines of a changeset in formatted SQL; undefined without any. */
export function guardIn(lines: readonly string[]): Guard | undefined {
  const heads = lines.filter((line) => headLine.test(line));
  const asks = lines.flatMap((line) => askIn(line) ?? []);
  if (heads.length === 0 && asks.length === 0) return undefined;
  const said = saidIn(heads.join(' '));
  return { asks, onFail: reactionOf(said.get('onfail')), onError: reactionOf(said.get('onerror')) };
}

function askIn(line: string): Element | undefined {
  const { kind, rest = '' } = askLine.exec(line)?.groups ?? {};
  if (kind === undefined) return undefined;
  const lower = kind.toLowerCase();
  if (lower === 'sql-check') {
    const { single, double, bare = '', sql = '' } = sqlCheck.exec(rest)?.groups ?? {};
    const expected = single ?? double ?? bare;
    return { name: 'sqlCheck', said: new Map([['expectedResult', expected]]), inside: [], text: sql };
  }
  const known: Readonly<Record<string, string>> = { 'table-exists': 'table', 'view-exists': 'view' };
  const object = known[lower];
  if (object === undefined) return { name: `precondition-${kind}`, said: new Map(), inside: [], text: rest };
  const said = [...saidIn(rest)].map(([key, value]): [string, string] => [nameKeys[key] ?? key, value]);
  return { name: `${object}Exists`, said: new Map(said), inside: [], text: '' };
}

const nameKeys: Readonly<Record<string, string>> = {
  table: 'tableName',
  tablename: 'tableName',
  view: 'viewName',
  viewname: 'viewName',
  schema: 'schemaName',
  schemaname: 'schemaName',
};

function saidIn(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(pair)].map(([, key = '', quoted, bare = '']) => [key.toLowerCase(), quoted ?? bare]),
  );
}
