/** Types of MySQL columns in one spelling, and what a change of one does to the values that fit. */
import type { TypeChange } from '../diff/type-change.ts';

const synonyms: Readonly<Record<string, string>> = {
  integer: 'int',
  middleint: 'mediumint',
  int1: 'tinyint',
  int2: 'smallint',
  int3: 'mediumint',
  int4: 'int',
  int8: 'bigint',
  bool: 'tinyint',
  boolean: 'tinyint',
  dec: 'decimal',
  numeric: 'decimal',
  fixed: 'decimal',
  real: 'double',
  'double precision': 'double',
  float4: 'float',
  float8: 'double',
  character: 'char',
  'character varying': 'varchar',
  'char varying': 'varchar',
  nchar: 'char',
  nvarchar: 'varchar',
  'national char': 'char',
  'national varchar': 'varchar',
  long: 'mediumtext',
  'long varchar': 'mediumtext',
  'long varbinary': 'mediumblob',
};

/** What a type is when nothing is said in parentheses. */
const silent: Readonly<Record<string, string>> = { decimal: '10,0', char: '1', binary: '1', bit: '1' };

/**
 * One spelling for each type, as `information_schema` has it but without display widths:
 * `INTEGER(11) UNSIGNED` → `int unsigned`, `numeric(5)` → `decimal(5,0)`.
 */
export function canonicalType(written: string): string {
  const [, word = '', list, rest = ''] =
    /^([a-z][a-z\d ]*?)\s*(?:\((.*)\))?((?:\s+\w+)*)$/is.exec(written.trim()) ?? [];
  const [named, modifiers] = splitModifiers(word.toLowerCase().replace(/\s+/g, ' '), rest.toLowerCase());
  const name = synonyms[named] ?? named;
  const unsigned = /\b(?:unsigned|zerofill)\b/.test(modifiers) ? ' unsigned' : '';
  if (name.endsWith('int') || name === 'year') return `${name}${unsigned}`;
  if (name === 'enum' || name === 'set') return `${name}(${(list ?? '').replace(/'\s*,\s*'/g, "','")})`;
  const limits = (list ?? silent[name] ?? '').replace(/\s+/g, '');
  const whole = name === 'decimal' && !limits.includes(',') ? `${limits},0` : limits;
  const isWhole = /^(?:date)?time(?:stamp)?$/.test(name) && whole === '0';
  return `${name}${whole === '' || isWhole ? '' : `(${whole})`}${unsigned}`;
}

function splitModifiers(words: string, rest: string): [string, string] {
  const [, name = words, modifiers = ''] =
    /^(.*?)((?:\s+(?:unsigned|signed|zerofill|binary))*)$/.exec(words) ?? [];
  return [name, `${modifiers} ${rest}`];
}

export interface ParsedType {
  readonly name: string;
  readonly limits: readonly number[];
  readonly unsigned: boolean;
  /** Labels of an enum or a set. */
  readonly labels: readonly string[];
  /** Empty where nothing is said. */
  readonly collation: string;
}

export function parseType(type: string): ParsedType {
  const [, bare = type, collation = ''] = /^(.*?)(?: ((?:collate|charset) \S+))?$/s.exec(type) ?? [];
  const [, name = '', list = '', rest = ''] = /^(\w+)(?:\((.*)\))?(.*)$/s.exec(bare) ?? [];
  const isList = name === 'enum' || name === 'set';
  return {
    name,
    limits: isList || list === '' ? [] : list.split(',').map(Number),
    unsigned: rest.includes('unsigned'),
    labels: isList ? labelsIn(list) : [],
    collation,
  };
}

function labelsIn(list: string): string[] {
  return [...list.matchAll(/'((?:[^'\\]|\\[^]|'')*)'/g)].map(([, label = '']) => label.replaceAll("''", "'"));
}

/** An enum that is NOT NULL and names no default takes its first label; SQL of it, or null for other types. */
export function implicitDefault(type: string): string | null {
  const { name, labels } = parseType(type);
  return name === 'enum' && labels[0] !== undefined ? `'${labels[0].replaceAll("'", "''")}'` : null;
}

/** Lowest and highest value of an integer type; undefined for other types. */
export function rangeOf({
  name,
  unsigned,
}: Pick<ParsedType, 'name' | 'unsigned'>): [bigint, bigint] | undefined {
  const bits = { tinyint: 8n, smallint: 16n, mediumint: 24n, int: 32n, bigint: 64n }[name];
  if (bits === undefined) return undefined;
  return unsigned ? [0n, 2n ** bits - 1n] : [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n];
}

const byteLimits: Readonly<Record<string, number>> = {
  tiny: 255,
  '': 65_535,
  medium: 16_777_215,
  long: 4_294_967_295,
};

/** How much a text (characters, or bytes for the TEXT family) or binary (bytes) type holds. */
export function lengthOf({ name, limits }: ParsedType): { kind: 'text' | 'binary'; max: number } | undefined {
  if (name === 'char' || name === 'varchar') return { kind: 'text', max: limits[0] ?? 1 };
  if (name === 'binary' || name === 'varbinary') return { kind: 'binary', max: limits[0] ?? 1 };
  const [, size, family] = /^(tiny|medium|long|)(text|blob)$/.exec(name) ?? [];
  if (size === undefined) return undefined;
  return { kind: family === 'text' ? 'text' : 'binary', max: byteLimits[size] ?? 0 };
}

/** How many bytes a character may take: all that it may be, where the text does not say the character set. */
export function bytesPerCharacter({ name, collation }: ParsedType): readonly number[] {
  if (/^(?:var)?binary$|blob$/.test(name) || /\b(?:latin\d|ascii|binary)/.test(collation)) return [1];
  if (/\butf8mb4/.test(collation)) return [4];
  return /\butf8/.test(collation) ? [3] : [1, 4];
}

/** What a change of type does to the values that fit; both in the spelling of `canonicalType`. */
export function mysqlTypeChange(from: string, to: string): TypeChange {
  const [before, after] = [parseType(from), parseType(to)];
  const kind = bareChange(before, after);
  if (kind !== 'same') return kind;
  // A source that does not say the collation says nothing of a change of it.
  return before.collation === after.collation || before.collation === '' || after.collation === ''
    ? 'same'
    : 'changed';
}

function bareChange(before: ParsedType, after: ParsedType): TypeChange {
  const [oldLength, newLength] = [lengthOf(before), lengthOf(after)];
  if (oldLength !== undefined && newLength !== undefined) {
    if (oldLength.kind !== newLength.kind) return 'changed';
    if (oldLength.max !== newLength.max) return newLength.max < oldLength.max ? 'narrowed' : 'widened';
    return before.name === after.name ? 'same' : 'changed';
  }
  const [oldRange, newRange] = [rangeOf(before), rangeOf(after)];
  if (oldRange !== undefined && newRange !== undefined) return compareRanges(oldRange, newRange);
  if (before.name === after.name) return compareLimits(before, after);
  if (oldRange !== undefined && after.name === 'decimal') {
    const digits = oldRange[1].toString().length;
    return holds(after, [digits, 0]) && (before.unsigned || !after.unsigned) ? 'widened' : 'narrowed';
  }
  if (before.name === 'decimal' && newRange !== undefined) return 'narrowed';
  return pairs[`${before.name} ${after.name}`] ?? 'changed';
}

/** Types of different names whose values fit into each other one way. */
const pairs: Readonly<Record<string, TypeChange>> = {
  'float double': 'widened',
  'double float': 'narrowed',
  'date datetime': 'widened',
  'datetime date': 'narrowed',
  'timestamp datetime': 'widened',
  'datetime timestamp': 'narrowed',
  'json longtext': 'widened',
  'longtext json': 'narrowed',
  'text json': 'narrowed',
  'enum varchar': 'widened',
  'varchar enum': 'narrowed',
  'text enum': 'narrowed',
};

function compareRanges([low, high]: [bigint, bigint], [lowAfter, highAfter]: [bigint, bigint]): TypeChange {
  if (low === lowAfter && high === highAfter) return 'same';
  return lowAfter <= low && highAfter >= high ? 'widened' : 'narrowed';
}

function compareLimits(before: ParsedType, after: ParsedType): TypeChange {
  if (before.name === 'enum' || before.name === 'set') {
    return before.labels.join("','") === after.labels.join("','") ? 'same' : 'changed';
  }
  if (before.unsigned !== after.unsigned) return after.unsigned ? 'narrowed' : 'changed';
  const [[limit = 0, scale = 0], [limitAfter = 0, scaleAfter = 0]] = [before.limits, after.limits];
  if (limit === limitAfter && scale === scaleAfter) return 'same';
  if (before.name === 'decimal') return holds(after, [limit - scale, scale]) ? 'widened' : 'narrowed';
  return limitAfter >= limit && scaleAfter >= scale ? 'widened' : 'narrowed';
}

function holds(
  { limits: [precision = 10, scale = 0] }: ParsedType,
  [whole, fraction]: [number, number],
): boolean {
  return precision - scale >= whole && scale >= fraction;
}
