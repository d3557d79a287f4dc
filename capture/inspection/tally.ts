import type { Ledger } from '../../reports/index.ts';
import { isExchange, type CaptureRecord, type ClockRule, type Exchange } from '../exchange.ts';
import type { CapturedFile } from '../captured-file.ts';
import type { Work } from '../crew/judged-block.ts';
import { openLedger } from '../ledger.ts';
import { ownString } from '../own-string.ts';
import { redact } from '../redact.ts';
import { routeOf } from '../routes.ts';
import { selectExchange, type SelectOptions } from '../select.ts';

/** What some neighbouring records add up to: counts without private values, as plain data. */
export interface Tally {
  readonly ledger: Ledger;
  readonly statuses: ReadonlyMap<string | number, number>;
  /** Selected requests, by what was redacted in them. */
  readonly redacted: ReadonlyMap<string, number>;
  readonly clockRules: ReadonlyMap<ClockRule, number>;
  readonly clockResolutionMs: number;
  readonly hosts: ReadonlySet<string>;
  /** Requests by the group of servers that answered, where the capture names it. */
  readonly upstreams: ReadonlyMap<string, number>;
  /** Selected requests, by what `routeOf` says. */
  readonly routes: ReadonlyMap<string, number>;
}

const hostsMax = 10_000;
/** A proxy has few groups; what a format of one's own takes for them may be many. */
const upstreamsMax = 50;
const others = '(others)';
/** Beyond them routes are counted in the ledger only. */
const routesMax = 100_000;

/** What the threads of an inspection are started with. */
export interface Standing {
  readonly select: SelectOptions | undefined;
}

/** Selects, redacts and counts. */
export function tallying({ select }: Standing): Work<Tally> {
  return {
    wants: 'what-decides',
    judge(records) {
      const tally = new RunningTally();
      for (const record of records) tally.add(record, select);
      return tally.close();
    },
  };
}

/** Counts as it goes. */
export class RunningTally {
  readonly #ledger = openLedger();
  readonly #statuses = new Map<string | number, number>();
  readonly #redacted = new Map<string, number>();
  readonly #clockRules = new Map<ClockRule, number>();
  readonly #hosts = new Set<string>();
  readonly #upstreams = new Map<string, number>();
  readonly #routes = new Map<string, number>();
  #clockResolutionMs = 0;

  add(record: CaptureRecord, select: SelectOptions | undefined): void {
    this.#ledger.read(record);
    if (!isExchange(record)) return;
    count(this.#statuses, record.status ?? 'unknown');
    if (record.host !== undefined) this.#hosts.add(record.host);
    if (record.upstream !== undefined) count(this.#upstreams, record.upstream);
    if (record.clockRule !== undefined) count(this.#clockRules, record.clockRule);
    this.#clockResolutionMs = Math.max(this.#clockResolutionMs, record.clockResolutionMs ?? 0);
    const selection = selectExchange(record, select);
    if (selection.selected) this.#select(record);
    else this.#ledger.skip(selection.reason);
  }

  file(file: CapturedFile): void {
    this.#ledger.file(file);
  }

  /** Adds what others counted; so many records that hosts and routes have a limit. */
  takeOver(tally: Tally): void {
    this.#ledger.takeOver(tally.ledger);
    this.#clockResolutionMs = Math.max(this.#clockResolutionMs, tally.clockResolutionMs);
    for (const [status, requests] of tally.statuses) count(this.#statuses, status, requests);
    for (const [kind, requests] of tally.redacted) count(this.#redacted, kind, requests);
    for (const [rule, requests] of tally.clockRules) count(this.#clockRules, rule, requests);
    for (const host of tally.hosts) {
      const isNew = this.#hosts.size < hostsMax && !this.#hosts.has(host);
      if (isNew) this.#hosts.add(ownString(host));
    }
    for (const [name, requests] of tally.upstreams) {
      const isTold = this.#upstreams.has(name) || this.#upstreams.size < upstreamsMax;
      count(this.#upstreams, isTold ? ownString(name) : others, requests);
    }
    for (const [route, requests] of tally.routes) {
      const isTold = this.#routes.has(route) || this.#routes.size < routesMax;
      if (isTold) count(this.#routes, route, requests);
    }
  }

  close(): Tally {
    return {
      ledger: this.#ledger.close(),
      statuses: this.#statuses,
      redacted: this.#redacted,
      clockRules: this.#clockRules,
      clockResolutionMs: this.#clockResolutionMs,
      hosts: this.#hosts,
      upstreams: this.#upstreams,
      routes: this.#routes,
    };
  }

  #select(exchange: Exchange): void {
    this.#ledger.select();
    // The hashes become `{}` in the routes, so the key shows nowhere.
    const { method, target, redacted = [] } = redact(exchange, 'inspect');
    for (const kind of redacted) count(this.#redacted, kind);
    count(this.#routes, routeOf(method, target));
  }
}

export function count<Key>(counts: Map<Key, number>, key: Key, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
