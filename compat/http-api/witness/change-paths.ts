import type { Change } from '../changes.ts';
import type { Side } from '../contract.ts';
import type { SchemaComparer } from '../diff/compare-schemas.ts';
import type { Comparison } from '../diff/comparison.ts';
import type { SchemaChange } from '../diff/facet.ts';
import { endOf } from '../diff/node-name.ts';
import { type SchemaPair, within } from '../diff/schema-pair.ts';
import type { SchemaNode } from '../schema.ts';

/** More pairs of schemas than this are not looked through from one pair. */
const pairsMax = 2000;

interface Step {
  readonly pair: SchemaPair;
  readonly above?: Step;
}

/** What was met on the way down from one pair, nearest first; goes on where the last search ended. */
interface Search {
  readonly seen: PairMap<true>;
  readonly waiting: Step[];
  readonly found: Map<string, Step>;
  next: number;
}

/** Finds the way from a whole value down to what changed in it. */
export class ChangePaths {
  readonly #comparer: SchemaComparer;
  readonly #searches: Readonly<Record<Side, PairMap<Search>>>;
  readonly #stations = new PairMap<Comparison>();

  constructor(comparer: SchemaComparer) {
    this.#comparer = comparer;
    this.#searches = { request: new PairMap(), response: new PairMap() };
  }

  /** The pairs of schemas from the whole value down to the one that changed; undefined where it is not below them. */
  to(
    change: Change,
    [old, now]: readonly [SchemaNode, SchemaNode],
    side: Side,
  ): readonly SchemaPair[] | undefined {
    const root: SchemaPair = { old, new: now, step: '' };
    const search = this.#searches[side].at(root, () => ({
      seen: new PairMap<true>(),
      waiting: [{ pair: root }],
      found: new Map<string, Step>(),
      next: 0,
    }));
    const key = keyOf(change);
    while (!search.found.has(key) && search.next < Math.min(search.waiting.length, pairsMax))
      this.#goOn(search, side);
    const path: SchemaPair[] = [];
    for (let step = search.found.get(key); step !== undefined; step = step.above) path.unshift(step.pair);
    return path.length === 0 ? undefined : path;
  }

  /** The place of the change in the whole value, for example `.lines[].price`; undefined where it is not below them. */
  textTo(change: Change, nodes: readonly [SchemaNode, SchemaNode], side: Side): string | undefined {
    const path = this.to(change, nodes, side);
    const end = path?.at(-1);
    if (path === undefined || end === undefined) return undefined;
    const key = keyOf(change);
    const last = this.#station(end).changes.find((one) => keyOf(one) === key)?.step ?? '';
    return path.map(({ step }) => step).join('') + last;
  }

  #goOn(search: Search, side: Side): void {
    const step = search.waiting[search.next];
    search.next += 1;
    if (step === undefined) return;
    const { changes, inner } = this.#station(step.pair);
    for (const change of changes) if (!search.found.has(keyOf(change))) search.found.set(keyOf(change), step);
    for (const one of inner) {
      if ((one.onlyIn ?? side) !== side || search.seen.has(one)) continue;
      search.seen.at(one, () => true);
      search.waiting.push({ pair: within(step.pair, one), above: step });
    }
  }

  /** What differs in a pair, and the pairs inside in which something may differ. */
  #station(pair: SchemaPair): Comparison {
    return this.#stations.at(pair, () => {
      const { changes, inner } = this.#comparer.compare(pair.old, pair.new);
      return { changes, inner: inner.filter((one) => !this.#isEqual(one)) };
    });
  }

  #isEqual({ old, new: now }: SchemaPair): boolean {
    const { changes, inner } = this.#comparer.compare(old, now);
    return changes.length === 0 && inner.length === 0;
  }
}

/** By what stands at the end of references: many places lead to one schema. */
class PairMap<T> {
  readonly #byOld = new Map<SchemaNode, Map<SchemaNode, T>>();

  has({ old, new: now }: SchemaPair): boolean {
    return this.#byOld.get(endOf(old))?.has(endOf(now)) === true;
  }

  at(pair: SchemaPair, make: () => T): T {
    const [old, now] = [endOf(pair.old), endOf(pair.new)];
    const byNew = this.#byOld.get(old) ?? new Map<SchemaNode, T>();
    this.#byOld.set(old, byNew);
    const value = byNew.get(now) ?? make();
    byNew.set(now, value);
    return value;
  }
}

function keyOf({ kind, old, new: now }: SchemaChange | Change): string {
  return [kind, old?.file, old?.pointer, now?.file, now?.pointer].join(' ');
}
