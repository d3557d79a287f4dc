import { canonical, isObject, type Json } from '../../json.ts';
import { shownJson } from './json-text.ts';
import type { JsonWalk, Two } from './json-walk.ts';

type Elements = Two<readonly Json[]>;

/** Members that name an element, before all others that end in "id". */
const keyNames = ['id', '_id', 'uuid', 'guid', 'key', 'code', 'sku', 'slug', 'name'] as const;

/** Where nothing else does: sections of a page, of which each kind comes once. */
const kindNames = ['type', 'kind'] as const;

/**
 * Arrays by what their elements are: named ones by their names, others in order, unless a rule says otherwise.
 * A list that is merely in another order is one difference.
 */
export function compareArrays(walk: JsonWalk, elements: Elements, at: string): void {
  if (isSame(elements.stable, elements.preview)) return;
  const rule = walk.rules.arrayAt(at);
  if (rule?.as === 'set') return compareSets(walk, elements, at);
  if (rule?.as === 'ordered') return compareInOrder(walk, elements, at);
  const named = nameElements(elements, rule?.key);
  if (named !== undefined && (rule !== undefined || areShared(named))) return compareNamed(walk, named, at);
  compareInOrder(walk, elements, at);
}

function compareInOrder(walk: JsonWalk, { stable, preview }: Elements, at: string): void {
  if (stable.length !== preview.length) {
    const lengths = { stable: String(stable.length), preview: String(preview.length) };
    return walk.found.note(at, 'length-changed', lengths);
  }
  const { gone, come } = surplus({ stable, preview });
  if (gone.length === 0 && come.length === 0) {
    return walk.found.note(at, 'order-changed', { stable: shownJson(stable), preview: shownJson(preview) });
  }
  for (const [index, value] of stable.entries())
    walk.compare({ stable: value, preview: preview[index] ?? null }, `${at}/*`);
}

function compareSets(walk: JsonWalk, elements: Elements, at: string): void {
  const { gone, come } = surplus(elements);
  if (gone.length === come.length) {
    for (const [index, value] of gone.entries())
      walk.compare({ stable: value, preview: come[index] ?? null }, `${at}/*`);
    return;
  }
  noteElements(walk, { gone, come, both: elements.stable.length - gone.length }, at);
}

type Named = ReadonlyMap<string, Json>;

function compareNamed(walk: JsonWalk, { stable, preview }: Two<Named>, at: string): void {
  const gone = [...stable].filter(([name]) => !preview.has(name)).map(([, value]) => value);
  const come = [...preview].filter(([name]) => !stable.has(name)).map(([, value]) => value);
  noteElements(walk, { gone, come, both: stable.size - gone.length }, at);
  const ours = [...stable.keys()].filter((name) => preview.has(name));
  const theirs = [...preview.keys()].filter((name) => stable.has(name));
  if (ours.some((name, index) => name !== theirs[index])) {
    walk.found.note(at, 'order-changed', { stable: ours.join(', '), preview: theirs.join(', ') });
  }
  for (const name of ours)
    walk.compare({ stable: stable.get(name) ?? null, preview: preview.get(name) ?? null }, `${at}/*`);
}

/** Where some went and others came, the length is a difference of its own: elements that are drawn come and go. */
function noteElements(
  walk: JsonWalk,
  {
    gone,
    come,
    both,
  }: { readonly gone: readonly Json[]; readonly come: readonly Json[]; readonly both: number },
  at: string,
): void {
  const [ours, theirs] = [gone[0], come[0]];
  if (ours !== undefined) walk.found.note(at, 'element-missing', { stable: shownJson(ours) });
  if (theirs !== undefined) walk.found.note(at, 'element-extra', { preview: shownJson(theirs) });
  if (ours === undefined || theirs === undefined || gone.length === come.length) return;
  const lengths = { stable: String(both + gone.length), preview: String(both + come.length) };
  walk.found.note(at, 'length-changed', lengths);
}

/** The elements by their names; undefined unless every element of both has one of its own. */
function nameElements({ stable, preview }: Elements, key: string | undefined): Two<Named> | undefined {
  const [first] = stable;
  if (first === undefined || preview.length === 0 || !isObject(first)) return undefined;
  const like = Object.keys(first).filter((name) => /(?:[a-z]I[dD]|_id|^@(?:id|key|name))$/.test(name));
  for (const name of key === undefined ? [...keyNames, ...like, ...kindNames] : [key]) {
    const [ours, theirs] = [byName(stable, name), byName(preview, name)];
    if (ours !== undefined && theirs !== undefined) return { stable: ours, preview: theirs };
  }
  return undefined;
}

function byName(elements: readonly Json[], key: string): Named | undefined {
  const named = new Map<string, Json>();
  for (const element of elements) {
    const name = isObject(element) && Object.hasOwn(element, key) ? onlyText(element[key]) : undefined;
    if (typeof name !== 'string' && typeof name !== 'number') return undefined;
    if (named.has(String(name))) return undefined;
    named.set(String(name), element);
  }
  return named;
}

/** Of an element of XML, where a child names it. */
function onlyText(value: Json | undefined): Json | undefined {
  if (!Array.isArray(value)) return value;
  const [only, ...more] = value as readonly Json[];
  return more.length === 0 && only !== undefined && isObject(only) ? only['#text'] : undefined;
}

/** Names that are drawn anew for each reply name nothing; of elements that are drawn out of many some come again. */
function areShared({ stable, preview }: Two<Named>): boolean {
  return [...stable.keys()].some((name) => preview.has(name));
}

/** Elements that come more often on one side. */
function surplus({ stable, preview }: Elements): { readonly gone: Json[]; readonly come: Json[] } {
  const counts = new Map<string, number>();
  const ours = stable.map(canonical);
  for (const text of ours) counts.set(text, (counts.get(text) ?? 0) + 1);
  const come = preview.filter((element) => !take(counts, canonical(element)));
  const gone = stable.filter((_element, index) => take(counts, ours[index] ?? ''));
  return { gone, come };
}

function take(counts: Map<string, number>, text: string): boolean {
  const left = counts.get(text) ?? 0;
  if (left > 0) counts.set(text, left - 1);
  return left > 0;
}

function isSame(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isObject(a)) return isObject(b) && haveSameMembers(a, b);
  return !isObject(b) && haveSameElements(a, b);
}

type Members = Readonly<Record<string, Json>>;

function haveSameMembers(a: Members, b: Members): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  for (const name of names) {
    if (!Object.hasOwn(b, name) || !isSame(a[name] ?? null, b[name] ?? null)) return false;
  }
  return true;
}

function haveSameElements(a: readonly Json[], b: readonly Json[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) {
    if (!isSame(a[index] ?? null, b[index] ?? null)) return false;
  }
  return true;
}
