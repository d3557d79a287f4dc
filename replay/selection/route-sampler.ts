import { RouteLearner } from '../../capture/index.ts';
import { openSieve, type Sieve } from './sieve.ts';
import { Stratum, type Kept } from './stratum.ts';

export interface SampleOptions {
  /** Most items that will be chosen. */
  readonly most: number;
  /** Items that every route gets, as far as it has so many. */
  readonly perRouteMin: number;
  readonly templates?: readonly string[];
  /** Whether anything may be chosen of a route; of the others little is held. Default: of all. */
  mayChoose?(route: string): boolean;
}

/** A learned route with all that came in on it. */
export interface SampledRoute<Item> {
  /** For example `GET /api/ads/{}`. */
  readonly route: string;
  /** All that came in. */
  readonly seen: number;
  /** Of these: those that were only passed by. */
  readonly passed: number;
  /** Of these: those with a key that another one had already. */
  readonly duplicates: number;
  /** The candidates, in no order. */
  readonly kept: readonly Kept<Item>[];
}

/** What may be chosen. */
export interface Drawn<Item> {
  readonly item: Item;
  /** Any number that looks random; the lower, the sooner it is chosen. Items of one key have the same. */
  readonly priority: number;
  /** Items with equal keys count as one; the first is kept. Items without a key are all different. */
  readonly key?: string | undefined;
}

/** More strata than this are merged into learned routes. */
const strataMax = 2000;
/** Few routes get most requests. */
const knownMax = 10_000;

/**
 * Holds a sample of a stream of requests, stratified by route, in memory that does not grow with the stream:
 * twice `most`, and up to six times where many routes need their minimum.
 *
 * Every item comes with a priority. Those below one common threshold are kept, so that each route has its share,
 * and of each route the `perRouteMin` lowest, so that rare ones are there at all. The threshold sinks as more
 * come in (bottom-k sampling; Cohen and Kaplan 2007).
 */
export class RouteSampler<Item> {
  readonly #options: SampleOptions;
  readonly #keys = new Set<string>();
  #strata = new Map<string, Stratum<Item>>();
  /** The strata of routes as they come in. */
  readonly #known = new Map<string, Stratum<Item>>();
  /** Once strata were merged. */
  #namer: RouteLearner | undefined;
  #sieve = openSieve;
  #threshold = Infinity;
  #seen = 0;
  #kept = 0;
  #room: number;
  #strataRoom = strataMax;

  constructor(options: SampleOptions) {
    this.#options = options;
    this.#room = options.most * 2 + 1000;
  }

  /** What passes it may still be kept; the same object as long as nothing has changed. */
  get sieve(): Sieve {
    return this.#sieve;
  }

  /** Counts a request of which nothing shall be chosen. Routes are as an untaught `RouteLearner` names them. */
  pass(route: string): void {
    this.#stratumOf(route).passed += 1;
  }

  /** Counts a request that did not pass the sieve. */
  leave(route: string): void {
    this.#stratumOf(route);
  }

  add({ item, priority, key }: Drawn<Item>, route: string): void {
    const stratum = this.#stratumOf(route);
    const order = this.#seen;
    if (key !== undefined && this.#keys.has(key)) {
      stratum.duplicates += 1;
      return;
    }
    const isShared = stratum.isOpen && priority < this.#threshold;
    if (!isShared && priority >= stratum.limit) return;
    stratum.kept.push({ item, priority, order, key });
    if (key !== undefined) this.#keys.add(key);
    this.#kept += 1;
    if (this.#kept > this.#room) this.#trim();
  }

  /** Every route that was seen; learned from all that came in, not only from what was kept. */
  close(): SampledRoute<Item>[] {
    this.#merge();
    return [...this.#strata].map(([route, stratum]) => {
      const { seen, passed, duplicates, kept } = stratum;
      return { route, seen, passed, duplicates, kept };
    });
  }

  /** The stratum of one more request. */
  #stratumOf(route: string): Stratum<Item> {
    const stratum = this.#known.get(route) ?? this.#find(route);
    stratum.seen += 1;
    this.#seen += 1;
    return stratum;
  }

  #find(route: string): Stratum<Item> {
    if (this.#strata.size >= this.#strataRoom) {
      this.#merge();
      this.#strataRoom = Math.max(strataMax, this.#strata.size * 2);
    }
    const { method, path } = parted(route);
    const name = this.#namer?.routeOf(method, path) ?? route;
    const stratum = this.#strata.get(name) ?? new Stratum<Item>();
    if (stratum.seen === 0) this.#strata.set(name, stratum);
    if (this.#known.size >= knownMax) this.#known.clear();
    this.#known.set(route, stratum);
    return stratum;
  }

  /** Sinks the threshold until no more are below it than may be chosen. */
  #trim(): void {
    const options = this.#options;
    const { most, perRouteMin } = options;
    const all = [...this.#strata.values()];
    if (options.mayChoose !== undefined) {
      for (const { stratum, route } of this.#learn().routes) stratum.isOpen = options.mayChoose(route);
    }
    const open = all.filter(({ isOpen }) => isOpen).flatMap(({ kept }) => kept);
    const priorities = Float64Array.from(open, ({ priority }) => priority).sort();
    this.#threshold = Math.min(this.#threshold, priorities[most] ?? Infinity);
    const each = Math.max(1, Math.min(perRouteMin, Math.floor((most * 2) / all.length)));
    for (const stratum of all) {
      for (const { key } of stratum.trim(stratum.isOpen ? this.#threshold : 0, each))
        if (key !== undefined) this.#keys.delete(key);
    }
    this.#kept = all.reduce((sum, { kept }) => sum + kept.length, 0);
    this.#room = Math.max(this.#room, this.#kept * 2);
    this.#sieve = { threshold: this.#threshold, limits: this.#limits() };
  }

  /** What stands behind the minimum of its route now will not be among its lowest later on. */
  #limits(): ReadonlyMap<string, number> {
    const least = Math.max(1, this.#options.perRouteMin);
    const limits = new Map<string, number>();
    for (const [route, { kept }] of this.#known) {
      const limit = kept[least - 1]?.priority;
      if (limit !== undefined) limits.set(route, limit);
    }
    return limits;
  }

  /** Puts together what turns out to be one route, such as the pages of a blog. */
  #merge(): void {
    const { learner, routes } = this.#learn();
    const merged = new Map<string, Stratum<Item>>();
    for (const { route, stratum } of routes) merged.set(route, merged.get(route)?.with(stratum) ?? stratum);
    this.#strata = merged;
    this.#known.clear();
    this.#namer = learner;
  }

  /** What the strata are routes of, by all that came in so far. */
  #learn(): { learner: RouteLearner; routes: { route: string; stratum: Stratum<Item> }[] } {
    const learner = new RouteLearner({ templates: this.#options.templates });
    const split = [...this.#strata].map(([route, stratum]) => ({ ...parted(route), stratum }));
    for (const { path, stratum } of split) learner.add(path, stratum.seen);
    const routes = split.map(({ method, path, stratum }) => {
      return { route: learner.routeOf(method, path), stratum };
    });
    return { learner, routes };
  }
}

/** `GET /orders/{}` → `GET`, `/orders/{}` */
function parted(route: string): { readonly method: string; readonly path: string } {
  const space = route.indexOf(' ');
  return { method: route.slice(0, space), path: route.slice(space + 1) };
}
