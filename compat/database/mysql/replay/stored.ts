/** Views, triggers, routines and events: what the server keeps as text. Their bodies are not run. */
import { canonicalType } from '../type.ts';
import { namePattern, pathPattern, readPath, tableKey, unquote } from '../names.ts';
import type { MysqlParser } from '../parser.ts';
import { oneSpelling } from './spelling.ts';
import { MysqlRefusal } from './state.ts';
import type { SchemaState } from './state.ts';
import { inBrackets, splitAtCommas } from './text.ts';
import { viewColumns } from './view.ts';

interface At {
  readonly state: SchemaState;
  readonly parser: MysqlParser;
}
type Parts = readonly (string | undefined)[];

/** False when nobody can tell its columns. */
export function createView({ state, parser }: At, [path = '', list, query = '']: Parts): boolean {
  const name = readPath(path, state.using);
  const named = list === undefined ? undefined : splitAtCommas(list).map(unquote);
  const found = viewColumns(state, query, parser);
  const columns = named?.map((column, i) => ({ name: column, from: found?.[i]?.from })) ?? found ?? [];
  state.views.set(tableKey(name), {
    ...name,
    oid: (state.nextOid += 1),
    query,
    columns: columns.map((column) => ({ name: column.name, type: '' })),
    sources: columns.map(({ from }) => from),
    writable: !/\b(?:distinct|group\s+by|having|union|limit|count|sum|avg|min|max)\b/i.test(query),
    demands: /\bwith\s+(?:(?:cascaded|local)\s+)?check\s+option\s*$/i.test(query) ? ['check_option'] : [],
  });
  return named !== undefined || found !== undefined;
}

export function createTrigger(
  { state }: At,
  [path = '', time = '', event = '', on = '', body = '']: Parts,
): void {
  const name = readPath(path, state.using);
  const moment = `${time} ${event}`.toLowerCase();
  state.triggers.set(tableKey(name), {
    name: tableKey(name),
    table: readPath(on, state.using),
    moment,
    beforeInsert: moment === 'before insert',
    body: withoutOrder(body),
  });
}

/** Without FOR EACH ROW and the trigger that it follows. */
function withoutOrder(body: string): string {
  return body
    .replace(/^\s*for\s+each\s+row\s+/i, '')
    .replace(new RegExp(`^(?:follows|precedes)\\s+${namePattern}\\s+`, 'i'), '');
}

export function createRoutine({ state }: At, [kind = '', path = '', rest = '']: Parts): void {
  const name = readPath(path, state.using);
  const { inside = '', rest: after = '' } = inBrackets(rest) ?? {};
  const given = splitAtCommas(inside).map((item) =>
    canonicalType(item.replace(new RegExp(`^(?:(?:in|out|inout)\\s+)?${namePattern}\\s+`, 'i'), '')),
  );
  const [whole = '', type = kind] = /^\s*returns\s+(\w+(?:\s*\([^)]*\))?(?:\s+unsigned)?)/i.exec(after) ?? [];
  const text = withoutTraits(after.slice(whole.length));
  state.functions.set(`${kind.toLowerCase()} ${tableKey(name)}`, {
    ...name,
    arguments: given.join(', '),
    result: canonicalType(type),
    body: oneSpelling(text),
    parameters: splitAtCommas(inside).map((item) => parameterName(item)),
    text,
  });
}

function parameterName(item: string): string {
  const [, name = ''] = new RegExp(`^(?:(?:in|out|inout)\\s+)?(${namePattern})`, 'i').exec(item) ?? [];
  return unquote(name);
}

const trait =
  /^\s*(?:character\s+set\s+\w+|charset\s+\w+|collate\s+\w+|comment\s+(?:'(?:[^'\\]|\\[^]|'')*'|"[^"]*")|language\s+sql|(?:not\s+)?deterministic|contains\s+sql|no\s+sql|(?:reads|modifies)\s+sql\s+data|sql\s+security\s+\w+)\s*/i;

/** What stands between the head of a routine and its body. */
function withoutTraits(text: string): string {
  let rest = text;
  for (let next = rest.replace(trait, ''); next !== rest; next = rest.replace(trait, '')) rest = next;
  return rest.trim();
}

const eventParts =
  /^\s*(?:on\s+schedule\s+(.*?))?\s*(?:on\s+completion\s+(?:not\s+)?preserve\b)?\s*(?:rename\s+to\s+(\S+))?\s*(enable\b|disable\b(?:\s+on\s+slave|\s+on\s+replica)?)?\s*(?:comment\s+'(?:[^'\\]|\\[^]|'')*')?\s*(?:do\s+(.*))?$/is;

export function defineEvent({ state }: At, [verb = '', path = '', rest = '']: Parts): boolean {
  const name = readPath(path, state.using);
  const [whole, schedule, to, switched, text] = eventParts.exec(rest) ?? [];
  if (whole === undefined) return false;
  const old = state.events.get(tableKey(name));
  if (/^alter/i.test(verb) && old === undefined) {
    throw new MysqlRefusal(1539, `Unknown event '${tableKey(name)}'`);
  }
  state.events.delete(tableKey(name));
  const event = {
    ...(to === undefined ? name : readPath(to, state.using)),
    schedule: schedule === undefined ? (old?.schedule ?? '') : oneSpelling(schedule),
    text: text ?? old?.text ?? '',
    enabled: switched === undefined ? (old?.enabled ?? true) : /^enable/i.test(switched),
  };
  state.events.set(tableKey(event), event);
  return true;
}

const path = `(${pathPattern})`;
const present = '(if\\s+exists\\s+)?';

/** DROP of a trigger, routine or event. */
export const drops: readonly (readonly [string, (at: At, parts: Parts) => void])[] = [
  [
    `drop\\s+trigger\\s+${present}${path}`,
    ({ state }, [, name = '']) => void state.triggers.delete(tableKey(readPath(name, state.using))),
  ],
  [
    `drop\\s+(function|procedure)\\s+${present}${path}`,
    ({ state }, [kind = '', , name = '']) =>
      void state.functions.delete(`${kind.toLowerCase()} ${tableKey(readPath(name, state.using))}`),
  ],
  [
    `drop\\s+event\\s+${present}${path}`,
    ({ state }, [, name = '']) => void state.events.delete(tableKey(readPath(name, state.using))),
  ],
];
