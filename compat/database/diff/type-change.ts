/** What a change of a column's type does to the values that fit. Knows built-in scalar types only. */
export type TypeChange = 'same' | 'narrowed' | 'widened' | 'changed';

/** Each family from narrow to wide; a family's members hold all values of those before them. */
const families: readonly (readonly string[])[] = [
  ['smallint', 'integer', 'bigint', 'numeric'],
  ['real', 'double precision'],
];

export function typeChange(from: string, to: string): TypeChange {
  if (from === to) return 'same';
  const [before, after] = [parseType(from), parseType(to)];
  if (before.isArray !== after.isArray) return 'changed';
  if (isText(before.name) && isText(after.name)) return compare(textLimit(before), textLimit(after));
  if (before.name === after.name) return compareLimits(before, after);
  const family = families.find((names) => names.includes(before.name) && names.includes(after.name));
  if (family === undefined) return 'changed';
  return compareFamily(before, after, family);
}

interface ParsedType {
  readonly name: string;
  readonly limits: readonly number[];
  readonly isArray: boolean;
}

/** `numeric(8,2)[]` → name, limits, array. The precision of times stands in the middle of their name. */
function parseType(type: string): ParsedType {
  const isArray = type.endsWith('[]');
  const limits = /\(([\d,-]+)\)/.exec(type)?.[1]?.split(',').map(Number) ?? [];
  const name = type.replace(/\([\d,-]+\)/, '').replace(/(\[\])+$/, '');
  return { name, limits, isArray };
}

function isText(name: string): boolean {
  return name === 'text' || name === 'character varying' || name === 'character';
}

/** `character` alone is one character long; the others have no limit. */
function textLimit({ name, limits }: ParsedType): number {
  return limits[0] ?? (name === 'character' ? 1 : Infinity);
}

function compare(before: number, after: number): TypeChange {
  if (after === before) return 'same';
  return after < before ? 'narrowed' : 'widened';
}

function compareLimits(before: ParsedType, after: ParsedType): TypeChange {
  // Two limits are precision and scale, whatever a server calls the type.
  if (before.name === 'numeric' || before.limits.length > 1) return compareNumeric(before, after);
  if (before.name === 'bit') return 'changed';
  // Times keep six digits of a second where nothing is said; those of MySQL, which have shorter names, keep none.
  const silent = /^time(?:stamp)? with|^interval/.test(before.name) ? 6 : Infinity;
  return compare(before.limits[0] ?? silent, after.limits[0] ?? silent);
}

function compareNumeric(before: ParsedType, after: ParsedType): TypeChange {
  const digits = ({ limits: [precision = Infinity, scale = 0] }: ParsedType): [number, number] =>
    precision === Infinity ? [Infinity, Infinity] : [precision - scale, scale];
  const [[whole, fraction], [wholeAfter, fractionAfter]] = [digits(before), digits(after)];
  return wholeAfter < whole || fractionAfter < fraction ? 'narrowed' : 'widened';
}

function compareFamily(before: ParsedType, after: ParsedType, family: readonly string[]): TypeChange {
  if (family.indexOf(after.name) < family.indexOf(before.name)) return 'narrowed';
  const [precision, scale = 0] = after.limits;
  const whole = { smallint: 5, integer: 10, bigint: 19 }[before.name] ?? 0;
  return precision !== undefined && precision - scale < whole ? 'narrowed' : 'widened';
}
