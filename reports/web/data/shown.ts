import { cutText, visible } from '../../wording/visible.ts';

/** Longer texts are cut on the page, and the cut is said; evidence may be as long as the report holds it. */
const charactersMax = 4000;

/** The same value with every text, names of members included, made safe to look at. */
export function shown<Value>(value: Value, max: number = charactersMax): Value {
  return shownValue(value, max) as Value;
}

function shownValue(value: unknown, max: number): unknown {
  if (typeof value === 'string') return cutText(visible(value), max);
  if (Array.isArray(value)) return value.map((member) => shownValue(member, max));
  if (typeof value !== 'object' || value === null) return value;
  // A member may be named `__proto__`: fromEntries makes it a member like any other.
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [visible(name), shownValue(member, max)]),
  );
}
