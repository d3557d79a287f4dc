/** ALTER TABLE, clause by clause: the parser knows few of its clauses, but the definitions in them. */
import { namePattern, pathPattern, readPath, tableKey, unquote } from '../names.ts';
import type { MysqlParser } from '../parser.ts';
import { readDefinition } from './definition.ts';
import { MysqlRefusal, tableNamed } from './state.ts';
import type { SchemaState, TableState } from './state.ts';
import {
  addDefinition,
  changeDefault,
  convertTexts,
  dropColumn,
  dropConstraint,
  dropIndex,
  enforceCheck,
  hasColumn,
  redefineColumn,
  renameColumn,
  renameIndex,
} from './table-changes.ts';
import type { Spot } from './table-changes.ts';
import { inBrackets, splitAtCommas } from './text.ts';

interface At {
  readonly state: SchemaState;
  readonly table: TableState;
  readonly parser: MysqlParser;
}
type Act = (at: At, parts: readonly string[]) => boolean | void;

const n = `(${namePattern})`;
const clause = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'is');

/** The first that matches acts. `false`: it could not be read. */
const clauses: readonly (readonly [RegExp, Act])[] = [
  // Nothing that old code could meet.
  [
    clause(
      '(?:(?:engine|algorithm|lock|auto_increment|comment|row_format|key_block_size|avg_row_length|checksum|compression|' +
        'delay_key_write|encryption|insert_method|max_rows|min_rows|pack_keys|page_\\w+|stats_\\w+|tablespace|union|' +
        'force|order by|disable keys|enable keys|with validation|without validation|discard|import|partition|' +
        'remove partitioning|coalesce|reorganize|exchange|analyze|check partition|optimize|rebuild|repair|truncate|' +
        'add partition|drop partition|secondary_\\w+|wait|nowait|add period|drop period|add system|drop system)\\b.*|' +
        'alter\\s+(?:index|key)\\b.*)',
    ),
    () => {},
  ],
  [
    clause('add\\s+(?:column\\s+)?(?:if\\s+not\\s+exists\\s*)?\\((.*)\\)'),
    (at, [list = '']) => addAll(at, list),
  ],
  [
    clause(
      'add\\s+(?:constraint\\s+)?(?:if\\s+not\\s+exists\\s+)?(?=(?:constraint|primary|unique|index|key|fulltext|spatial|foreign|check)\\b)(.*)',
    ),
    (at, [text = '']) => addOne(at, text, 'last'),
  ],
  [clause('add\\s+(constraint\\b.*)'), (at, [text = '']) => addOne(at, text, 'last')],
  [
    clause('add\\s+(?:column\\s+)?if\\s+not\\s+exists\\s+(.*)'),
    (at, [text = '']) => {
      const [name = ''] = new RegExp(`^${namePattern}`).exec(text) ?? [];
      return hasColumn(at.table, unquote(name)) ? undefined : addPlaced(at, text);
    },
  ],
  [clause('add\\s+(?:column\\s+)?(.*)'), (at, [text = '']) => addPlaced(at, text)],
  [
    clause(`rename\\s+(?:index|key)\\s+${n}\\s+to\\s+${n}`),
    ({ table }, [from = '', to = '']) => renameIndex(table, unquote(from), unquote(to)),
  ],
  [
    clause(`alter\\s+(?:check|constraint)\\s+${n}\\s+(not\\s+)?enforced`),
    ({ table }, [name = '', isIdle]) => enforceCheck(table, unquote(name), isIdle !== undefined),
  ],
  [clause('drop\\s+primary\\s+key'), ({ table }) => dropIndex(table, 'PRIMARY')],
  [
    clause(`drop\\s+(?:index|key)\\s+(?:if\\s+exists\\s+)?${n}`),
    ({ table }, [name = '']) => dropIndex(table, unquote(name)),
  ],
  [
    clause(`drop\\s+(?:foreign\\s+key|constraint|check)\\s+(?:if\\s+exists\\s+)?${n}`),
    ({ table }, [name = '']) => dropConstraint(table, unquote(name)),
  ],
  [
    clause(`drop\\s+(?:column\\s+)?(if\\s+exists\\s+)?${n}(?:\\s+(?:restrict|cascade))?`),
    ({ table }, [ifExists, name = '']) => {
      if (ifExists === undefined || hasColumn(table, unquote(name))) dropColumn(table, unquote(name));
    },
  ],
  [
    clause(`modify\\s+(?:column\\s+)?(?:if\\s+exists\\s+)?(${namePattern}\\s.*)`),
    (at, [text = '']) => redefine(at, unquote(new RegExp(`^${namePattern}`).exec(text)?.[0] ?? ''), text),
  ],
  [
    clause(`change\\s+(?:column\\s+)?(?:if\\s+exists\\s+)?${n}\\s+(.*)`),
    (at, [old = '', text = '']) => redefine(at, unquote(old), text),
  ],
  [
    clause(`rename\\s+column\\s+${n}\\s+to\\s+${n}`),
    ({ table }, [from = '', to = '']) => renameColumn(table, unquote(from), unquote(to)),
  ],
  [
    clause(`rename\\s+(?:to\\s+|as\\s+|=\\s*)?(${pathPattern})`),
    ({ state, table }, [to = '']) => renameTable(state, table, to),
  ],
  [clause(`alter\\s+(?:column\\s+)?${n}\\s+set\\s+default\\s+(.*)`), setDefault],
  [
    clause(`alter\\s+(?:column\\s+)?${n}\\s+drop\\s+default`),
    ({ table }, [name = '']) => changeDefault(table, unquote(name), null),
  ],
  [
    clause('convert\\s+to\\s+character\\s+set\\s+(\\w+)(?:\\s+collate\\s+(\\w+))?'),
    ({ table }, [set = '', collation]) => convertTexts(table, collationText(set, collation)),
  ],
  [
    clause('(?:default\\s+)?(?:character\\s+set|charset)\\s*=?\\s*(\\w+)(?:\\s+collate\\s*=?\\s*(\\w+))?'),
    ({ table }, [set = '', collation]) => void (table.collation = collationText(set, collation)),
  ],
  [
    clause('(?:default\\s+)?collate\\s*=?\\s*(\\w+)'),
    ({ table }, [collation]) => void (table.collation = collationText('', collation)),
  ],
];

/** What a table or column says of its texts, in one spelling. */
export function collationText(set: string, collation: string | undefined): string {
  return (collation === undefined ? `charset ${set}` : `collate ${collation}`).toLowerCase();
}

const head = new RegExp(
  `^alter\\s+(?:online\\s+|offline\\s+|ignore\\s+)*table\\s+(?:if\\s+exists\\s+)?(${pathPattern})\\s*(?:wait\\s+\\d+\\s+|nowait\\s+)?(.*)$`,
  'is',
);

/** False when a clause of it cannot be read; the others are done then. */
export function alterTable(state: SchemaState, text: string, parser: MysqlParser): boolean {
  const [, path, rest = ''] = head.exec(text) ?? [];
  if (path === undefined) return false;
  const name = readPath(path, state.using);
  if (/^alter[^`"]*?\btable\s+if\s+exists\b/i.test(text) && !state.tables.has(tableKey(name))) return true;
  const table = tableNamed(state, name);
  // Options at the end may stand without commas, PARTITION BY always does.
  const parts = splitAtCommas(rest.replace(/\s+partition\s+by\b.*$/is, ''));
  return parts.map((part) => alterOne({ state, table, parser }, part)).every(Boolean);
}

function alterOne(at: At, text: string): boolean {
  for (const [pattern, act] of clauses) {
    const match = pattern.exec(text);
    if (match !== null) return act(at, match.slice(1)) !== false;
  }
  return false;
}

function addAll(at: At, list: string): boolean {
  return splitAtCommas(list)
    .map((text) => addOne(at, text, 'last'))
    .every(Boolean);
}

function addOne({ table, parser }: At, text: string, spot: Spot): boolean {
  const definition = readDefinition(text, parser);
  if (definition === undefined) return false;
  addDefinition(table, definition, spot);
  return true;
}

function addPlaced(at: At, text: string): boolean {
  const { definition, spot = 'last' } = splitSpot(text);
  return addOne(at, definition, spot);
}

function redefine({ table, parser }: At, name: string, text: string): boolean {
  const { definition, spot } = splitSpot(text);
  const read = readDefinition(definition, parser);
  if (read === undefined) return false;
  redefineColumn(table, name, read, spot);
  return true;
}

function splitSpot(text: string): { definition: string; spot?: Spot } {
  const [, definition = text, after] =
    new RegExp(`^(.*?)\\s+(?:first|after\\s+${n})$`, 'is').exec(text) ?? [];
  if (definition === text) return { definition };
  return { definition, spot: after === undefined ? 'first' : { after: unquote(after) } };
}

function setDefault({ table, parser }: At, [name = '', value = '']: readonly string[]): boolean {
  const column = readDefinition(`x int default ${value}`, parser)?.column;
  if (column === undefined) return false;
  changeDefault(table, unquote(name), column.default);
  return true;
}

/** Triggers, and foreign keys of other tables, follow the new name. */
export function renameTable(state: SchemaState, table: TableState, to: string): void {
  const from = tableKey(table);
  const name = readPath(to, state.using);
  if (state.tables.has(tableKey(name))) {
    throw new MysqlRefusal(1050, `Table '${tableKey(name)}' already exists`);
  }
  const old = table.name;
  state.tables.delete(from);
  Object.assign(table, name);
  state.tables.set(tableKey(name), table);
  for (const [key, trigger] of state.triggers) {
    if (tableKey(trigger.table) === from) state.triggers.set(key, { ...trigger, table: name });
  }
  for (const other of state.tables.values()) {
    other.foreignKeys = other.foreignKeys.map((key) =>
      tableKey(key.target) === from
        ? {
            ...key,
            target: name,
            definition: key.definition.replace(` REFERENCES ${old}(`, ` REFERENCES ${name.name}(`),
          }
        : key,
    );
  }
}

/** Columns, keys and the collation of CREATE TABLE's brackets; false when some of it cannot be read. */
export function defineTable(at: At, body: string): boolean {
  const found = inBrackets(body);
  if (found === undefined) return false;
  const set = /(?:default\s+)?(?:character\s+set|charset)\s*=?\s*(\w+)/i.exec(found.rest)?.[1];
  const collation = /\bcollate\s*=?\s*(\w+)/i.exec(found.rest)?.[1];
  if (set !== undefined || collation !== undefined) at.table.collation = collationText(set ?? '', collation);
  // Keys may stand before the columns that they name.
  const parts = splitAtCommas(found.inside).map((text) => readDefinition(text, at.parser));
  const read = parts.filter((part) => part !== undefined);
  for (const part of read) if (part.column !== undefined) addDefinition(at.table, part);
  for (const part of read) if (part.column === undefined) addDefinition(at.table, part);
  return read.length === parts.length;
}
