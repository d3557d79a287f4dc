/** Finds which members of two unions belong together: by name, by their values, at last by what they have in common. */
import type { Comparer } from './comparer.ts';
import { nameOf } from './node-name.ts';
import type { Schema, SchemaNode } from '../schema.ts';
import { intersection, union } from '../sets.ts';

/** Members of both sides that found no partner. */
interface Unpaired {
  readonly lost: readonly SchemaNode[];
  readonly gained: readonly SchemaNode[];
}

export interface Pairing {
  readonly pairs: readonly (readonly [SchemaNode, SchemaNode])[];
  /** Members that found no partner; absent where there are too many to try them all. */
  readonly left?: Unpaired;
}

/** More combinations than this are not tried. */
const triesMax = 10_000;

export function pairMembers(
  before: readonly SchemaNode[],
  after: readonly SchemaNode[],
  comparer: Comparer,
): Pairing {
  const [lost, gained] = [new Set(before), new Set(after)];
  const pairs: (readonly [SchemaNode, SchemaNode])[] = [];
  const pair = (a: SchemaNode, b: SchemaNode | undefined): void => {
    if (b === undefined) return;
    lost.delete(a);
    gained.delete(b);
    pairs.push([a, b]);
  };
  const byName = new Map(after.map((node) => [nameOf(node), node]));
  for (const a of before) {
    const name = nameOf(a);
    const b = name === undefined ? undefined : byName.get(name);
    if (b !== undefined && gained.has(b)) pair(a, b);
  }
  if (lost.size * gained.size > triesMax) return { pairs };
  for (const a of lost) {
    pair(
      a,
      [...gained].find((b) => comparer.contains(b, a) && comparer.contains(a, b)),
    );
  }
  // One left on each side: most likely the same alternative, changed. Its own differences say more.
  const [[a], [b]] = [[...lost], [...gained]];
  if (a && lost.size === 1 && gained.size === 1 && before.length === after.length) pair(a, b);
  return { pairs, left: { lost: [...lost], gained: [...gained] } };
}

/**
 * The best partners first: of two that are alike, the one that holds all of the other; none for what has less than
 * half in common. At least one of a pair is not covered by what the other side has, or the pair would say nothing.
 */
export function pairAlike(
  { lost, gained }: Unpaired,
  uncovered: Unpaired,
  comparer: Comparer,
): (readonly [SchemaNode, SchemaNode])[] {
  const speaking = new Set([...uncovered.lost, ...uncovered.gained]);
  const holds = (a: SchemaNode, b: SchemaNode): number =>
    comparer.contains(a, b) || comparer.contains(b, a) ? 1 : 0;
  const scored = lost
    .flatMap((a) => gained.map((b) => ({ a, b, score: likeness(a.read(), b.read()) })))
    .filter(({ a, b, score }) => score >= 0.5 && (speaking.has(a) || speaking.has(b)))
    .map(({ a, b, score }) => ({ a, b, score: score + holds(a, b) }));
  const taken = new Set<SchemaNode>();
  return scored
    .sort((one, other) => other.score - one.score)
    .flatMap(({ a, b }) => {
      if (taken.has(a) || taken.has(b)) return [];
      taken.add(a).add(b);
      return [[a, b] as const];
    });
}

/** Share of fields in common. A field with one value each, as a tag has, decides alone. */
function likeness(a: Schema, b: Schema): number {
  const types = intersection(a.types, b.types);
  if (types.size === 0) return 0;
  const names = union(new Set(a.properties.keys()), new Set(b.properties.keys()));
  const common = [...names].filter((name) => a.properties.has(name) && b.properties.has(name));
  for (const name of common) {
    const [one, other] = [tagOf(a, name), tagOf(b, name)];
    if (one !== undefined && other !== undefined) return one === other ? 1 : 0;
  }
  if (names.size > 0) return common.length / names.size;
  return types.size / union(a.types, b.types).size;
}

function tagOf(schema: Schema, name: string): string | undefined {
  const values = schema.properties.get(name)?.read().enum;
  return values?.size === 1 ? [...values][0] : undefined;
}
