/**
 * What differs below schemas that operations share, found once for all of them. Large descriptions are one net in
 * which almost every schema leads to every other: walking it anew for each operation would take hours.
 */
import type { Role } from '../changes.ts';
import type { Side } from '../contract.ts';
import type { Seen } from './collector.ts';
import type { SchemaComparer } from './compare-schemas.ts';
import type { SchemaChange } from './facet.ts';
import { effectIn, pairKey, type SchemaPair, within } from './schema-pair.ts';

/** A difference, and what the collector made of it for each role. */
export interface SharedChange {
  readonly change: SchemaChange;
  /** Equal for the same pair of schemas. */
  readonly pairKey: string;
  readonly path: string;
  readonly seen: Map<Role, Seen>;
}

/** Pairs that lead to each other, so that from each of them the same can be reached. */
interface Knot {
  readonly own: SharedChange[];
  /** Those that lead to a difference. */
  readonly next: Set<Knot>;
  reached?: readonly SharedChange[];
}

interface Visit {
  readonly key: string;
  readonly pair: SchemaPair;
  readonly path: string;
  readonly inner: SchemaPair[];
  readonly order: number;
  lowest: number;
  readonly knot: Knot;
}

export class SharedChanges {
  readonly #comparer: SchemaComparer;
  readonly #side: Side;
  readonly #knots = new Map<string, Knot>();
  #compared = 0;

  constructor(comparer: SchemaComparer, side: Side) {
    this.#comparer = comparer;
    this.#side = side;
  }

  /** All differences that the pair leads to, each once. */
  from(pair: SchemaPair): readonly SharedChange[] {
    const key = pairKey(pair);
    if (!this.#knots.has(key)) this.#tie(pair);
    const knot = this.#knots.get(key);
    if (knot === undefined) return [];
    return (knot.reached ??= reachedFrom(knot));
  }

  /** How many pairs were compared since the last call. */
  takeCompared(): number {
    const compared = this.#compared;
    this.#compared = 0;
    return compared;
  }

  /** What only the other side of an exchange can see is left out. */
  isVisible({ onlyIn }: { readonly onlyIn?: Side }): boolean {
    return onlyIn === undefined || onlyIn === this.#side;
  }

  /** Tarjan's algorithm with a stack of its own: chains of schemas can be longer than the stack of the engine. */
  #tie(start: SchemaPair): void {
    const open = new Map<string, Visit>();
    const tied: Visit[] = [];
    const path: Visit[] = [];
    const enter = (pair: SchemaPair, key: string, where: string): void => {
      const visit = this.#visit(pair, { key, path: where, order: tied.length });
      open.set(key, visit);
      tied.push(visit);
      path.push(visit);
    };
    enter(start, pairKey(start), '');
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const inner = here.inner.pop();
      if (inner === undefined) {
        path.pop();
        this.#leave(here, path.at(-1), tied).forEach(({ key }) => open.delete(key));
        continue;
      }
      const pair = within(here.pair, inner);
      if (this.#isLeaf(pair)) continue;
      const key = pairKey(pair);
      const done = this.#knots.get(key);
      const known = open.get(key);
      if (done !== undefined) follow(here.knot, done);
      else if (known !== undefined) here.lowest = Math.min(here.lowest, known.order);
      else enter(pair, key, here.path + inner.step);
    }
  }

  #isLeaf(pair: SchemaPair): boolean {
    const { changes, inner } = this.#comparer.compare(pair.old, pair.new);
    const isLeaf = changes.length === 0 && inner.length === 0;
    if (isLeaf) this.#compared += 1;
    return isLeaf;
  }

  #visit(pair: SchemaPair, at: Pick<Visit, 'key' | 'path' | 'order'>): Visit {
    this.#compared += 1;
    const { key, path, order } = at;
    const { changes, inner, alike = 0 } = this.#comparer.compare(pair.old, pair.new);
    this.#compared += alike;
    const own = changes
      .filter((change) => this.isVisible(change))
      .map((change) => ({ change: inPair(pair, change), pairKey: key, path, seen: new Map() }));
    const visible = inner.filter((one) => this.isVisible(one));
    return { ...at, pair, inner: visible, lowest: order, knot: { own, next: new Set<Knot>() } };
  }

  /** Gives the visits of a knot that is complete now; none otherwise. */
  #leave(visit: Visit, above: Visit | undefined, tied: Visit[]): readonly Visit[] {
    if (above !== undefined) above.lowest = Math.min(above.lowest, visit.lowest);
    if (visit.lowest !== visit.order) return [];
    const { knot } = visit;
    const members = tied.splice(visit.order);
    for (const one of members) {
      this.#knots.set(one.key, knot);
      if (one === visit) continue;
      knot.own.push(...one.knot.own);
      for (const next of one.knot.next) knot.next.add(next);
    }
    if (above !== undefined) follow(above.knot, knot);
    return members;
  }
}

/** The change as it weighs inside the pair. */
export function inPair(pair: SchemaPair, change: SchemaChange): SchemaChange {
  return {
    ...change,
    effect: effectIn(pair, change.effect),
    isNominal: change.isNominal === true || pair.isNominal === true,
    // what went with the keyword around it was not just left unsaid
    unsaid: change.unsaid === true && pair.isOneSided !== true,
  };
}

function follow(from: Knot, to: Knot): void {
  if (from !== to && (to.own.length > 0 || to.next.size > 0)) from.next.add(to);
}

function reachedFrom(start: Knot): SharedChange[] {
  const seen = new Set([start]);
  for (const knot of seen) for (const next of knot.next) seen.add(next);
  return [...seen].flatMap(({ own }) => own);
}
