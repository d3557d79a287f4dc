import { canonical, isObject, type Json } from '../../json.ts';
import type { DifferenceKind, ReplyDifference } from './difference.ts';

/** Most places named for one pair; a wholly different document needs no more. */
const placesMax = 200;

/**
 * Disagreements of two documents, by JSON pointer. Array indexes are folded into `*`, as are the names of
 * objects that are used as maps. Numbers are compared by value, names in any order.
 */
export function compareJson(stable: Json, preview: Json): readonly ReplyDifference[] {
  const found = new Map<string, ReplyDifference>();
  walk(stable, preview, '', found);
  return [...found.values()];
}

function walk(stable: Json, preview: Json, at: string, found: Map<string, ReplyDifference>): void {
  if (Object.is(stable, preview) || stable === preview) return;
  if (typeOf(stable) !== typeOf(preview)) {
    note(found, at, 'type-changed', { stable: typeOf(stable), preview: typeOf(preview) });
  } else if (Array.isArray(stable) && Array.isArray(preview)) {
    walkArray(stable as readonly Json[], preview as readonly Json[], at, found);
  } else if (isObject(stable) && isObject(preview)) {
    walkObject(stable, preview, at, found);
  } else {
    note(found, at, 'value-changed', { stable: shown(stable), preview: shown(preview) });
  }
}

function walkArray(
  stable: readonly Json[],
  preview: readonly Json[],
  at: string,
  found: Map<string, ReplyDifference>,
): void {
  if (stable.length !== preview.length) {
    note(found, at, 'length-changed', { stable: String(stable.length), preview: String(preview.length) });
    return;
  }
  const ours = stable.map(canonical);
  const theirs = preview.map(canonical);
  if (ours.every((text, index) => text === theirs[index])) return;
  if (ours.toSorted().join('\n') === theirs.toSorted().join('\n')) {
    note(found, at, 'order-changed', { stable: shown(stable), preview: shown(preview) });
    return;
  }
  for (const [index, value] of stable.entries()) walk(value, preview[index] ?? null, `${at}/*`, found);
}

function walkObject(
  stable: Readonly<Record<string, Json>>,
  preview: Readonly<Record<string, Json>>,
  at: string,
  found: Map<string, ReplyDifference>,
): void {
  const names = new Set([...Object.keys(stable), ...Object.keys(preview)]);
  const isMap = usedAsMap(names);
  for (const name of names) {
    const inner = `${at}/${isMap ? '*' : name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const ours = Object.hasOwn(stable, name) ? stable[name] : undefined;
    const theirs = Object.hasOwn(preview, name) ? preview[name] : undefined;
    if (ours === undefined && theirs !== undefined) note(found, inner, 'extra', { preview: shown(theirs) });
    else if (theirs === undefined && ours !== undefined)
      note(found, inner, 'missing', { stable: shown(ours) });
    else if (ours !== undefined && theirs !== undefined) walk(ours, theirs, inner, found);
  }
}

/** Names that are data: more than 50, or one that begins with a digit or is longer than 100. */
function usedAsMap(names: ReadonlySet<string>): boolean {
  return names.size > 50 || [...names].some((name) => /^\d/.test(name) || name.length > 100);
}

function note(
  found: Map<string, ReplyDifference>,
  at: string,
  kind: DifferenceKind,
  values: { readonly stable?: string; readonly preview?: string },
): void {
  const key = `${kind} ${at}`;
  if (found.size < placesMax && !found.has(key)) found.set(key, { at: `body:${at}`, kind, ...values });
}

function typeOf(value: Json): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length <= 120 ? text : `${text.slice(0, 117)}...`;
}
