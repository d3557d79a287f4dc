/** Reads what stands between the commas of CREATE TABLE, and behind ADD, MODIFY and CHANGE. */
import type { IndexModel } from '../../details.ts';
import type { CheckModel, ColumnModel, ForeignKeyModel, UniqueModel } from '../../model.ts';
import { namePattern, ownSchema, unquote } from '../names.ts';
import { textOf } from '../parser.ts';
import type { MysqlParser, Tree } from '../parser.ts';
import { canonicalType, implicitDefault } from '../type.ts';
import { oneSpelling } from './spelling.ts';
import type { CheckState } from './state.ts';
import { inBrackets, splitAtCommas } from './text.ts';

/** What one definition brings to its table. */
export interface Definition {
  readonly column?: Omit<ColumnModel, 'position'>;
  readonly uniques: readonly UniqueModel[];
  readonly checks: readonly CheckState[];
  readonly foreignKeys: readonly ForeignKeyModel[];
  /** Indexes that are not unique: they say nothing of what a table may hold. */
  readonly indexes: readonly IndexModel[];
}

const none: Definition = { uniques: [], checks: [], foreignKeys: [], indexes: [] };

const plainIndex = /^(?:(?:fulltext|spatial)\b|(?:index|key)\b(?!\s*$))(?:\s+(?:index|key))?/i;
const isConstraint = /^(?:constraint|primary\s+key|unique|foreign\s+key|check)\b/i;

/** Words that a parser need not know: they change nothing that old code could meet. */
const quiet =
  /\s+(?:invisible|visible|not\s+enforced|enforced|srid\s+\d+|with(?:out)?\s+system\s+versioning|column_format\s+\w+|storage\s+\w+)(?=\s|$)/gi;

/** Undefined when it cannot be read. */
export function readDefinition(written: string, parser: MysqlParser): Definition | undefined {
  const text = written.trim();
  if (
    plainIndex.test(text) &&
    !/^(?:index|key)\s+(?:\w+)\s*(?:\(\d+\))?\s*(?:not\s+null|null|default)/i.test(text)
  ) {
    return readIndex(text);
  }
  const isConstrained = isConstraint.test(text);
  const read = isConstrained ? readConstraint(text.replace(quiet, ''), parser) : readColumn(text, parser);
  const isIdle = /\snot\s+enforced\s*$/i.test(text);
  return isIdle && read !== undefined
    ? { ...read, checks: read.checks.map((check) => ({ ...check, isIdle })) }
    : read;
}

const indexParts = new RegExp(
  `^(fulltext|spatial)?\\s*(?:index|key)?\\s*(?:if\\s+not\\s+exists\\s+)?(?!using\\b)(${namePattern})?\\s*(?:using\\s+(\\w+)\\s*)?(\\(.*)$`,
  'is',
);

/** An index that cannot be read says nothing: queries find the same rows without it. */
function readIndex(text: string): Definition {
  const [, special, name = '', using = 'btree', list = ''] = indexParts.exec(text) ?? [];
  const parts = splitAtCommas(inBrackets(list)?.inside ?? '').map(indexKey);
  const [first] = parts;
  if (first === undefined) return none;
  const index = {
    name: unquote(name) || (first.column ?? 'functional_index'),
    method: (special ?? using).toLowerCase(),
    keys: parts.map(({ sql }) => sql),
    columns: parts.map(({ column }) => column),
    predicate: null,
  };
  return { ...none, indexes: [index] };
}

function indexKey(written: string): Key {
  const text = written.replace(/\s+(?:asc|desc)$/i, '');
  const [, name, length] = new RegExp(`^(${namePattern})\\s*(?:\\((\\d+)\\))?$`).exec(text) ?? [];
  if (name === undefined) return { sql: text, column: null };
  const column = unquote(name);
  return length === undefined ? { sql: column, column } : { sql: `left(${column}, ${length})`, column: null };
}

function parseItem(text: string, parser: MysqlParser): Tree | undefined {
  const tree = parser.parse(`CREATE TABLE x (${text})`);
  return (tree?.['create_definitions'] as Tree[] | undefined)?.[0];
}

function readConstraint(text: string, parser: MysqlParser): Definition | undefined {
  const item = parseItem(text, parser);
  const kind = typeof item?.['constraint_type'] === 'string' ? item['constraint_type'].toLowerCase() : '';
  if (item === undefined) return undefined;
  const name = textOf(item['constraint'] ?? item['index']);
  if (kind === 'check') return { ...none, checks: [readCheck(name, item, parser)] };
  if (kind === 'foreign key') return { ...none, foreignKeys: [readForeignKey(name, item)] };
  if (!kind.startsWith('unique') && kind !== 'primary key') return undefined;
  const keys = (item['definition'] as Tree[]).map((key) => readKey(key, parser));
  const primary = kind === 'primary key';
  return { ...none, uniques: [unique(primary ? 'PRIMARY' : textOf(item['index']) || name, keys, primary)] };
}

interface Key {
  readonly sql: string;
  readonly column: string | null;
}

/** `name(10)` is a key on the first ten characters: no plain column. */
function readKey(key: Tree, parser: MysqlParser): Key {
  if (key['type'] === 'column_ref') {
    const column = String(key['column']);
    const prefix = typeof key['suffix'] === 'string' ? key['suffix'] : '';
    return prefix === ''
      ? { sql: column, column }
      : { sql: `left(${column}, ${prefix.slice(1)}`, column: null };
  }
  const call = /^`?(\w+)`?\((\d+)\)$/.exec(parser.write({ ...key, order_by: null }));
  if (call !== null) return { sql: `left(${call[1]}, ${call[2]})`, column: null };
  return { sql: parser.write({ ...key, order_by: null }), column: null };
}

function unique(name: string, keys: readonly Key[], primary: boolean): UniqueModel {
  return {
    name,
    keys: keys.map(({ sql }) => sql),
    columns: keys.map(({ column }) => column),
    predicate: null,
    nullsNotDistinct: false,
    primary,
  };
}

function readCheck(name: string, item: Tree, parser: MysqlParser): CheckModel {
  const [expression] = item['definition'] as unknown[];
  return { name, expression: parser.write(expression), validated: true };
}

function readForeignKey(name: string, item: Tree, own?: string): ForeignKeyModel {
  const reference = item['reference_definition'] as Tree;
  const columnsOf = (list: unknown): string[] =>
    (Array.isArray(list) ? (list as Tree[]) : []).map((column) => String(column['column']));
  const columns = own === undefined ? columnsOf(item['definition']) : [own];
  const [{ db, table } = { db: null, table: '' }] = reference['table'] as {
    db: string | null;
    table: string;
  }[];
  const targetColumns = columnsOf(reference['definition']);
  const actions = (reference['on_action'] as { type: string; value: { value: string } }[])
    .map(({ type, value }) => ` ${type} ${value.value}`.toUpperCase())
    // These two are what happens when nothing is said.
    .filter((action) => !/ (?:RESTRICT|NO ACTION)$/.test(action))
    .sort()
    .join('');
  const target = { schema: db ?? ownSchema, name: table };
  const definition = `FOREIGN KEY (${columns.join(', ')}) REFERENCES ${table}(${targetColumns.join(', ')})${actions}`;
  return { name, columns, target, targetColumns, validated: true, definition };
}

const columnParts = new RegExp(
  `^(${namePattern})\\s+` +
    `((?:(?:double|char|character|national|nchar|long)\\s+(?:precision|varying|char|varchar|varbinary|character)|\\w+))` +
    `(?:\\s*(\\((?:[^()']|'(?:[^'\\\\]|\\\\[^]|'')*')*\\)))?((?:\\s+(?:unsigned|signed|zerofill))*)([^]*)$`,
  'i',
);

/** The parser knows few types, so the type is read here and the parser reads the rest. */
function readColumn(text: string, parser: MysqlParser): Definition | undefined {
  const [, name = '', word = '', list = '', sign = '', rest = ''] = columnParts.exec(text) ?? [];
  if (name === '') return undefined;
  const isSerial = word.toLowerCase() === 'serial';
  const attributes = rest
    .replace(quiet, '')
    .replace(touched, '')
    .replace(/\s+binary\b/i, '')
    .replace(/\bcharset\b/gi, 'character set');
  const item = parseItem(
    `${name} ${/^\s+(?:character\s+set|collate)/i.test(attributes) ? 'text' : 'int'}${attributes}`,
    parser,
  );
  if (item === undefined) return undefined;
  const written = isSerial ? 'bigint unsigned' : `${word}${list}${sign}`;
  const read = columnOf(unquote(name), `${canonicalType(written)}${collationOf(item)}`, {
    item,
    parser,
    isSerial,
  });
  const { column } = read;
  const [touch] = touched.exec(rest) ?? [];
  if (column === undefined || touch === undefined) return read;
  return { ...read, column: { ...column, default: withTouch(column, canonicalTouch(touch)) } };
}

/** `ON UPDATE CURRENT_TIMESTAMP`, which the parser does not know in all its forms. */
const touched = /\s+on\s+update\s+(?:now|current_timestamp|localtime|localtimestamp)(?:\s*\(\s*\d*\s*\))?/i;

function canonicalTouch(written: string): string {
  return canonicalDefault(written.replace(/^\s+on\s+update\s+/i, ''));
}

/** What an update puts into a column that it does not name counts as part of its default. */
export function withTouch(
  { default: value, notNull }: Pick<ColumnModel, 'default' | 'notNull'>,
  touch: string | undefined,
): string | null {
  // Without a default the column must be filled, whatever an update does.
  if (touch === undefined || (value === null && notNull)) return value;
  return `${value ?? 'NULL'} on update ${touch}`;
}

function columnOf(
  name: string,
  type: string,
  { item, parser, isSerial }: { item: Tree; parser: MysqlParser; isSerial: boolean },
): Definition {
  const primary = item['primary_key'] !== undefined;
  const generated = item['generated'] as { readonly expr?: unknown } | undefined;
  const nullable = (item['nullable'] as { type: string } | undefined)?.type;
  const counts = item['auto_increment'] !== undefined || isSerial;
  const notNull = primary || nullable === 'not null' || isSerial;
  const column = {
    name,
    type,
    notNull,
    default: defaultOf(item, parser) ?? (notNull ? implicitDefault(type) : null),
    identity: counts ? ('by default' as const) : null,
    generated: generated !== undefined,
    // Brackets around one name or number say nothing.
    computedBy:
      generated === undefined
        ? null
        : oneSpelling(parser.write(generated.expr)).replaceAll(/\((`\w+`|\d+)\)/g, '$1'),
  };
  const key = { sql: name, column: name };
  const check = item['check'] as Tree | undefined;
  return {
    ...none,
    column,
    uniques: [
      ...(primary ? [unique('PRIMARY', [key], true)] : []),
      ...(item['unique'] !== undefined || isSerial ? [unique(name, [key], false)] : []),
    ],
    checks: check === undefined ? [] : [readCheck('', check, parser)],
    // Written at a column, MySQL reads a reference and forgets it; MariaDB keeps it.
    foreignKeys: item['reference_definition'] === undefined ? [] : [readForeignKey('', item, name)],
  };
}

function defaultOf(item: Tree, parser: MysqlParser): string | null {
  const value = (item['default_val'] as { value?: Tree } | undefined)?.value;
  if (value === undefined) return null;
  const text = parser.write({ ...value, over: null });
  if (/^null$/i.test(text)) return null;
  return canonicalDefault(text);
}

/** `now()`, `CURRENT_TIMESTAMP` and `current_timestamp()` are one. */
export function canonicalDefault(text: string): string {
  const now = /^\(?(?:now|current_timestamp|localtime|localtimestamp)(?:\((\d*)\))?\)?$/i.exec(text.trim());
  if (now !== null) return `current_timestamp${now[1] ? `(${now[1]})` : ''}`;
  return /^true$/i.test(text) ? '1' : /^false$/i.test(text) ? '0' : text;
}

function collationOf(item: Tree): string {
  const collate = (item['collate'] as { collate?: { name?: string } } | undefined)?.collate?.name;
  if (collate !== undefined) return ` collate ${collate.toLowerCase()}`;
  const set = (item['character_set'] as { value?: { value?: string } } | undefined)?.value?.value;
  return set === undefined ? '' : ` charset ${set.toLowerCase()}`;
}
