/** Whether rows that kept an old check keep a new one. Pure; only the plainest forms are told, as servers write them. */

/** `n = ANY (ARRAY['a'::text, 'b'::text])`, `n = 'a'::text`, MySQL's `n in ('a','b')`, and `n >= 5`. */
type Demand =
  | { readonly subject: string; readonly oneOf: ReadonlySet<string> }
  | { readonly subject: string; readonly sign: string; readonly limit: number };

const literal = String.raw`'(?:[^']|'')*'|-?\d+(?:\.\d+)?`;
const typed = String.raw`(?:::[a-z][\w ]*(?:\(\d+\))?(?:\[\])?)?`;
const item = String.raw`\(*(?:${literal})\)*${typed}`;
const list = String.raw`${item}(?:\s*,\s*${item})*`;
const lists = new RegExp(
  String.raw`^(?<subject>[^=]+?)\s*(?:= ANY \(\(*ARRAY\[(?<array>${list})\]\)*${typed}\)|\bin\s*\((?<list>${list})\))$`,
  'i',
);
const comparison = new RegExp(String.raw`^(?<subject>[^=<>]+?)\s*(?<sign>=|<=|<|>=|>)\s*(?<value>${item})$`);

/** Each row that keeps `old` keeps `now`: its list of values, or its range, is within that of `now`. */
export function isWeaker(now: string, old: string): boolean {
  const [wide, narrow] = [demandOf(now), demandOf(old)];
  if (wide === undefined || narrow === undefined || wide.subject !== narrow.subject) return false;
  if ('oneOf' in narrow) {
    return 'oneOf' in wide
      ? [...narrow.oneOf].every((value) => wide.oneOf.has(value))
      : [...narrow.oneOf].every((value) => isNumber(value) && keeps(Number(value), wide));
  }
  if ('oneOf' in wide || wide.sign[0] !== narrow.sign[0]) return false;
  // An equal limit is within, unless the new range leaves it out and the old one has it.
  const isOpen = !wide.sign.endsWith('=') && narrow.sign.endsWith('=');
  if (wide.limit === narrow.limit) return !isOpen;
  return wide.sign.startsWith('<') ? narrow.limit < wide.limit : narrow.limit > wide.limit;
}

function demandOf(check: string): Demand | undefined {
  const text = unwrapped(check.trim());
  const { subject: of = '', array, list: values = array } = lists.exec(text)?.groups ?? {};
  if (values !== undefined) return { subject: unwrapped(of), oneOf: new Set(literalsIn(values)) };
  const { subject, sign = '', value = '' } = comparison.exec(text)?.groups ?? {};
  if (subject === undefined || /\b(?:and|or|not)\b/i.test(subject)) return undefined;
  const [only = ''] = literalsIn(value);
  if (sign === '=') return { subject: unwrapped(subject), oneOf: new Set([only]) };
  return isNumber(only) ? { subject: unwrapped(subject), sign, limit: Number(only) } : undefined;
}

/** Types are left out: the subject's own is the same on both sides. */
function literalsIn(text: string): readonly string[] {
  return text.match(new RegExp(literal, 'g')) ?? [];
}

function isNumber(value: string): boolean {
  return /^-?\d/.test(value);
}

function keeps(value: number, { sign, limit }: Extract<Demand, { sign: string }>): boolean {
  if (value === limit) return sign.endsWith('=');
  return sign.startsWith('<') ? value < limit : value > limit;
}

/** Without parentheses around all of it. */
function unwrapped(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (let at = 0; at < text.length - 1; at += 1) {
    depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
    if (depth === 0) return text;
  }
  return unwrapped(text.slice(1, -1).trim());
}
