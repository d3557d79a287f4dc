import { RouteLearner } from '../../capture/index.ts';
import { priorityOf } from './priority.ts';
import { Stratum, type Kept } from './stratum.ts';

export interface SampleOptions {
  /** Most items that will be chosen. */
  readonly most: number;
  /** Items that every route gets, as far as it has so many. */
  readonly perRouteMin: number;
  /** The same items are chosen for the same seed. */
  readonly seed: number;
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

/** What decides the route. */
interface Routed {
  readonly method: string;
  readonly target: string;
}

/** More strata than this are merged into learned routes. */
const strataMax = 2000;
const everything = 2 ** 32;

/**
 * Holds a sample of a stream of requests, stratified by route, in memory that does not grow with the stream:
 * twice `most`, and up to six times where many routes need their minimum.
 *
 * Every item draws a priority. Those below one common threshold are kept, so that each route has its share,
 * and of each route the `perRouteMin` lowest, so that rare ones are there at all. The threshold sinks as more
 * come in (bottom-k sampling; Cohen and Kaplan 2007).
 */
export class RouteSampler<Item> {
  readonly #options: SampleOptions;
  readonly #keys = new Set<string>();
  #strata = new Map<string, Stratum<Item>>();
  #namer: RouteLearner;
  #threshold = everything;
  #added = 0;
  #kept = 0;
  #room: number;
  #strataRoom = strataMax;

  constructor(options: SampleOptions) {
    this.#options = options;
    this.#namer = new RouteLearner({ templates: options.templates });
    this.#room = options.most * 2 + 1000;
  }

  /** Counts a request of which nothing shall be chosen. */
  pass(request: Routed): void {
    this.#stratumOf(request).passed += 1;
  }

  /** Items with equal keys count as one; the first is kept. Items without a key are all different. */
  add(item: Item, request: Routed, key?: string): void {
    const order = (this.#added += 1);
    const stratum = this.#stratumOf(request);
    if (key !== undefined && this.#keys.has(key)) {
      stratum.duplicates += 1;
      return;
    }
    const priority = priorityOf(this.#options.seed, key ?? order);
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
  #stratumOf({ method, target }: Routed): Stratum<Item> {
    if (this.#strata.size >= this.#strataRoom) {
      this.#merge();
      this.#strataRoom = Math.max(strataMax, this.#strata.size * 2);
    }
    const route = this.#namer.routeOf(method, target);
    const stratum = this.#strata.get(route) ?? new Stratum<Item>();
    if (stratum.seen === 0) this.#strata.set(route, stratum);
    stratum.seen += 1;
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
    this.#threshold = Math.min(this.#threshold, priorities[most] ?? everything);
    const each = Math.max(1, Math.min(perRouteMin, Math.floor((most * 2) / all.length)));
    for (const stratum of all) {
      for (const { key } of stratum.trim(stratum.isOpen ? this.#threshold : 0, each))
        if (key !== undefined) this.#keys.delete(key);
    }
    this.#kept = all.reduce((sum, { kept }) => sum + kept.length, 0);
    this.#room = Math.max(this.#room, this.#kept * 2);
  }

  /** Puts together what turns out to be one route, such as the pages of a blog. */
  #merge(): void {
    const { learner, routes } = this.#learn();
    const merged = new Map<string, Stratum<Item>>();
    for (const { route, stratum } of routes) merged.set(route, merged.get(route)?.with(stratum) ?? stratum);
    this.#strata = merged;
    this.#namer = learner;
  }

  /** What the strata are routes of, by all that came in so far. */
  #learn(): { learner: RouteLearner; routes: { route: string; stratum: Stratum<Item> }[] } {
    const learner = new RouteLearner({ templates: this.#options.templates });
    const split = [...this.#strata].map(([route, stratum]) => {
      const space = route.indexOf(' ');
      return { method: route.slice(0, space), path: route.slice(space + 1), stratum };
    });
    for (const { path, stratum } of split) learner.add(path, stratum.seen);
    const routes = split.map(({ method, path, stratum }) => {
      return { route: learner.routeOf(method, path), stratum };
    });
    return { learner, routes };
  }
}
