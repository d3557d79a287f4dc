/** What each kind of statement does to the schema, except ALTER TABLE. */
import type { Name } from '../../model.ts';
import { namePattern, ownSchema, pathPattern, readPath, tableKey, unquote } from '../names.ts';
import type { MysqlParser } from '../parser.ts';
import { alterTable, defineTable, renameTable } from './alter-table.ts';
import { readDefinition } from './definition.ts';
import { MysqlRefusal, newTable, tableNamed } from './state.ts';
import type { SchemaState } from './state.ts';
import { addDefinition, dropIndex } from './table-changes.ts';
import { changeRights } from './rights.ts';
import { createRoutine, createTrigger, createView, defineEvent, drops } from './stored.ts';
import { inBrackets, splitAtCommas } from './text.ts';

interface At {
  readonly state: SchemaState;
  readonly parser: MysqlParser;
  /** The whole statement. */
  readonly text: string;
}
type Act = (at: At, parts: readonly (string | undefined)[]) => boolean | void;

const p = `(${pathPattern})`;
const replaceable = '(?:or\\s+replace\\s+)?';
const absent = '(if\\s+not\\s+exists\\s+)?';
const present = '(if\\s+exists\\s+)?';
const definer = '(?:definer\\s*=\\s*(?:current_user(?:\\(\\))?|\\S+(?:\\s*@\\s*\\S+)?)\\s+)?';
const statement = (pattern: string): RegExp => new RegExp(`^${pattern}`, 'is');

const kinds: readonly (readonly [RegExp, Act])[] = [
  // Rows and sessions: no table looks different afterwards.
  [
    statement(
      '(?:set|prepare|deallocate|insert|replace|update|delete|select|with|truncate|lock|unlock|start|begin|commit|' +
        'rollback|savepoint|release|analyze|optimize|check|repair|flush|load|show|desc|describe|explain|' +
        'create\\s+(?:database|schema|user|role|server|temporary)|alter\\s+(?:user|database|schema)|' +
        'drop\\s+(?:temporary|server)|do)\\b',
    ),
    () => {},
  ],
  [
    statement('(?:grant|revoke|drop\\s+(?:user|role)|rename\\s+user)\\b'),
    ({ state, text }) => void changeRights(state, text),
  ],
  [statement(`use\\s+(${namePattern})`), ({ state }, [name = '']) => void (state.using = unquote(name))],
  [
    statement(`create\\s+${replaceable}table\\s+${absent}${p}\\s*\\(?\\s*like\\s+${p}`),
    ({ state }, [ifAbsent, to = '', from = '']) => createLike(state, { ifAbsent, to, from }),
  ],
  [statement(`create\\s+(or\\s+replace\\s+)?table\\s+${absent}${p}(.*)$`), createTable],
  [
    statement(
      `create\\s+${replaceable}(unique\\s+index\\s+)(?:if\\s+not\\s+exists\\s+)?(${namePattern})(?:\\s+using\\s+\\w+)?\\s+on\\s+${p}\\s*(.*)$`,
    ),
    createIndex,
  ],
  [
    statement(
      `create\\s+${replaceable}((?:fulltext\\s+|spatial\\s+)?index\\s+)(?:if\\s+not\\s+exists\\s+)?(${namePattern})(?:\\s+using\\s+\\w+)?\\s+on\\s+${p}\\s*(.*)$`,
    ),
    createIndex,
  ],
  [
    statement(
      `(?:create|alter)\\s+${replaceable}(?:algorithm\\s*=\\s*\\w+\\s+)?${definer}(?:sql\\s+security\\s+\\w+\\s+)?view\\s+(?:if\\s+not\\s+exists\\s+)?${p}(?:\\s*\\(([^)]*)\\))?\\s+as\\s+(.*)$`,
    ),
    createView,
  ],
  [
    statement(
      `create\\s+${replaceable}${definer}trigger\\s+(?:if\\s+not\\s+exists\\s+)?${p}\\s+(before|after)\\s+(insert|update|delete)\\s+on\\s+${p}\\s+(.*)$`,
    ),
    createTrigger,
  ],
  [
    statement(
      `create\\s+${replaceable}${definer}(?:aggregate\\s+)?(function|procedure)\\s+(?:if\\s+not\\s+exists\\s+)?${p}\\s*(\\(.*)$`,
    ),
    createRoutine,
  ],
  [
    statement(`(create|alter)\\s+${replaceable}${definer}event\\s+(?:if\\s+not\\s+exists\\s+)?${p}\\s+(.*)$`),
    defineEvent,
  ],
  [statement('alter\\s+(?:function|procedure)\\b'), () => {}],
  [
    statement('alter\\s+(?:online\\s+|offline\\s+|ignore\\s+)*table\\b'),
    ({ state, parser, text }) => alterTable(state, text, parser),
  ],
  [statement(`drop\\s+table\\s+${present}(.*)$`), dropTables],
  [statement(`drop\\s+view\\s+${present}(.*)$`), dropViews],
  [
    statement(`drop\\s+index\\s+${present}(${namePattern})\\s+on\\s+${p}`),
    ({ state }, [, name = '', table = '']) =>
      dropIndex(tableNamed(state, readPath(table, state.using)), unquote(name)),
  ],
  ...drops.map(([pattern, act]) => [statement(pattern), act] as const),
  [statement('drop\\s+(?:database|schema)\\s+'), dropDatabase],
  [statement('rename\\s+tables?\\s+(?:if\\s+exists\\s+)?(.*)$'), renameTables],
];

/**
 * Does what a statement does. False when it could not be read, so that what it changes is not known.
 *
 * @throws {MysqlRefusal} when a server would refuse it.
 */
export function replayStatement(state: SchemaState, text: string, parser: MysqlParser): boolean {
  for (const [pattern, act] of kinds) {
    const match = pattern.exec(text);
    if (match !== null) return act({ state, parser, text }, match.slice(1)) !== false;
  }
  return false;
}

/** True when there is nothing to do. */
function isThere(state: SchemaState, name: Name, mayBe: string | undefined): boolean {
  if (!state.tables.has(tableKey(name)) && !state.views.has(tableKey(name))) return false;
  if (mayBe === undefined) throw new MysqlRefusal(1050, `Table '${tableKey(name)}' already exists`);
  return true;
}

function createTable(
  { state, parser }: At,
  [replace, ifAbsent, path = '', body = '']: readonly (string | undefined)[],
): boolean {
  const name = readPath(path, state.using);
  if (replace !== undefined) state.tables.delete(tableKey(name));
  if (isThere(state, name, ifAbsent)) return true;
  const table = newTable(state, name);
  state.tables.set(tableKey(name), table);
  const isRead = /^\s*\(\s*(?!select\b|with\b)/i.test(body) && defineTable({ state, table, parser }, body);
  // What a query brings to its table is not known.
  return isRead && !/\)[^)]*\b(?:as\s+)?select\b/is.test(inBrackets(body)?.rest ?? '');
}

function createLike(
  state: SchemaState,
  { ifAbsent, to, from }: { ifAbsent: string | undefined; to: string; from: string },
): void {
  const name = readPath(to, state.using);
  if (isThere(state, name, ifAbsent)) return;
  const source = structuredClone(tableNamed(state, readPath(from, state.using)));
  const copy = { ...source, ...name, oid: (state.nextOid += 1), foreignKeys: [] };
  state.tables.set(tableKey(name), copy);
}

function createIndex(
  { state, parser }: At,
  [kind = '', name = '', path = '', rest = '']: readonly (string | undefined)[],
): boolean {
  const table = tableNamed(state, readPath(path, state.using));
  const definition = readDefinition(`${kind}${name} (${inBrackets(rest)?.inside ?? ''})`, parser);
  if (definition === undefined) return false;
  addDefinition(table, definition);
  return true;
}

function dropTables({ state }: At, [ifPresent, list = '']: readonly (string | undefined)[]): void {
  for (const path of splitAtCommas(list.replace(/\s+(?:restrict|cascade)\s*$/i, ''))) {
    const name = readPath(path, state.using);
    if (state.tables.delete(tableKey(name)) || ifPresent !== undefined) continue;
    throw new MysqlRefusal(1051, `Unknown table '${tableKey(name)}'`);
  }
  for (const [key, { table }] of state.triggers) {
    if (!state.tables.has(tableKey(table))) state.triggers.delete(key);
  }
}

function dropViews({ state }: At, [ifPresent, list = '']: readonly (string | undefined)[]): void {
  for (const path of splitAtCommas(list.replace(/\s+(?:restrict|cascade)\s*$/i, ''))) {
    const name = readPath(path, state.using);
    if (state.views.delete(tableKey(name)) || ifPresent !== undefined) continue;
    throw new MysqlRefusal(1051, `Unknown table '${tableKey(name)}'`);
  }
}

/** The own database is the only one whose tables are known. */
function dropDatabase({ state, text }: At): void {
  const [, name = ''] = new RegExp(`(?:if\\s+exists\\s+)?(${namePattern})\\s*;?$`, 'i').exec(text) ?? [];
  if (state.using !== undefined && state.using !== unquote(name)) return;
  for (const part of [state.tables, state.views, state.functions, state.triggers, state.events]) part.clear();
}

function renameTables({ state }: At, [list = '']: readonly (string | undefined)[]): boolean {
  return splitAtCommas(list)
    .map((pair) => {
      const [, from, to] = new RegExp(`^${p}\\s+to\\s+${p}$`, 'is').exec(pair) ?? [];
      if (from === undefined || to === undefined) return false;
      renameTable(state, tableNamed(state, readPath(from, state.using)), to);
      return true;
    })
    .every(Boolean);
}

/** The table that a statement names, as far as its words tell; for statements that could not be read. */
export function tableIn(text: string, using: string | undefined): Name {
  const [, path] =
    new RegExp(`\\b(?:table|on|into|update|from|view)\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?${p}`, 'i').exec(
      text,
    ) ?? [];
  return path === undefined ? { schema: ownSchema, name: 'unknown' } : readPath(path, using);
}
