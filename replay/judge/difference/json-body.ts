import { isObject, type Json } from '../../json.ts';
import { FoundDifferences, type ReplyDifference } from './difference.ts';
import { compareArrays } from './json-arrays.ts';
import { exactDigits, shownJson } from './json-text.ts';
import type { JsonWalk, Two } from './json-walk.ts';
import { isTolerated } from './tolerance.ts';
import { nestedIn } from './nested-text.ts';
import { valueKind } from './value-kind.ts';

/** Most places named for one pair. */
const placesMax = 200;

/**
 * Disagreements of two documents, by JSON pointer. Array indexes are folded into `*`, as are the names of
 * objects that are used as maps. Numbers are compared by value, names in any order, texts that hold JSON by what is in
 * them. The pointers begin at `at`.
 */
export function compareJson(
  stable: Json,
  preview: Json,
  { rules, times, at = 'body:', isNested = false }: Means,
): readonly ReplyDifference[] {
  const found = new FoundDifferences(placesMax);
  const walk: JsonWalk = {
    rules,
    times,
    found,
    isNested,
    compare: (values, at) => compareValues(walk, values, at),
  };
  walk.compare({ stable, preview }, at);
  return found.list();
}

interface Means extends Pick<JsonWalk, 'rules' | 'times'> {
  readonly at?: string;
  /** True for what stands within a text; texts in it are left as they are. */
  readonly isNested?: boolean;
}

function compareValues(walk: JsonWalk, { stable, preview }: Two<Json>, at: string): void {
  if (Object.is(stable, preview) || stable === preview) return;
  if (isTolerated(walk.rules.toleranceAt(at), { stable, preview })) return;
  const [ours, theirs] = [typeOf(stable), typeOf(preview)];
  if (ours !== theirs) return walk.found.note(at, 'type-changed', { stable: ours, preview: theirs });
  if (Array.isArray(stable) && Array.isArray(preview)) {
    compareArrays(walk, { stable: stable as readonly Json[], preview: preview as readonly Json[] }, at);
  } else if (isObject(stable) && isObject(preview)) {
    walkObject(walk, { stable, preview }, at);
  } else if (!isSameNumber({ stable, preview }) && !compareNested(walk, { stable, preview }, at)) {
    const kind = valueKind(stable, preview, at, walk.times);
    walk.found.note(at, kind, { stable: shownJson(stable), preview: shownJson(preview) });
  }
}

/** Of maps without a name in common the values are compared as those of lists: names that are drawn anew say nothing. */
function walkObject(walk: JsonWalk, { stable, preview }: Two<Members>, at: string): void {
  const names = namesOfEither(stable, preview);
  const isMap = usedAsMap(names);
  if (isMap && names.length === Object.keys(stable).length + Object.keys(preview).length)
    compareArrays(walk, { stable: Object.values(stable), preview: Object.values(preview) }, at);
  for (const name of names) {
    const ours = Object.hasOwn(stable, name) ? stable[name] : undefined;
    const theirs = Object.hasOwn(preview, name) ? preview[name] : undefined;
    if (ours === theirs) continue;
    const inner = `${at}/${isMap ? '*' : name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (ours !== undefined && theirs !== undefined) walk.compare({ stable: ours, preview: theirs }, inner);
    else if (isTolerated(walk.rules.toleranceAt(inner), { stable: ours, preview: theirs })) continue;
    else if (theirs !== undefined) walk.found.note(inner, 'extra', { preview: shownJson(theirs) });
    else if (ours !== undefined) walk.found.note(inner, 'missing', { stable: shownJson(ours) });
  }
}

/** False where the two texts are not both documents. */
function compareNested(walk: JsonWalk, values: Two<Json>, at: string): boolean {
  const inner = walk.isNested ? undefined : nestedIn(values);
  if (inner === undefined) return false;
  const { rules, times, found } = walk;
  const means = { rules, times, at: at + inner.way, isNested: true };
  for (const one of compareJson(inner.stable, inner.preview, means)) found.note(one.at, one.kind, one);
  return true;
}

type Members = Readonly<Record<string, Json>>;

function namesOfEither(stable: Members, preview: Members): readonly string[] {
  const added = Object.keys(preview).filter((name) => !Object.hasOwn(stable, name));
  return [...Object.keys(stable), ...added];
}

/** Names that are data: more than 50, or one that begins with a digit or is longer than 100. */
function usedAsMap(names: readonly string[]): boolean {
  return names.length > 50 || names.some((name) => /^\d/.test(name) || name.length > 100);
}

/** The same value, of which one side has more digits than a double can hold. */
function isSameNumber({ stable, preview }: Two<Json>): boolean {
  const [ours, theirs] = [exactDigits(stable), exactDigits(preview)];
  return (
    (ours === undefined) !== (theirs === undefined) && Number(ours ?? stable) === Number(theirs ?? preview)
  );
}

function typeOf(value: Json): string {
  if (exactDigits(value) !== undefined) return 'number';
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
