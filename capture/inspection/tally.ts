import type { Ledger } from '../../reports/index.ts';
import { isExchange, type CaptureRecord, type ClockRule, type Exchange } from '../exchange.ts';
import { openLedger } from '../ledger.ts';
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
  /** Selected requests, by what `routeOf` says. */
  readonly routes: ReadonlyMap<string, number>;
}

/** Reads, selects, redacts and counts. */
export function tallyOf(records: readonly CaptureRecord[], select: SelectOptions | undefined): Tally {
  const tally = new RunningTally();
  for (const record of records) tally.add(record, select);
  return tally.close();
}

class RunningTally {
  readonly #ledger = openLedger();
  readonly #statuses = new Map<string | number, number>();
  readonly #redacted = new Map<string, number>();
  readonly #clockRules = new Map<ClockRule, number>();
  readonly #hosts = new Set<string>();
  readonly #routes = new Map<string, number>();
  #clockResolutionMs = 0;

  add(record: CaptureRecord, select: SelectOptions | undefined): void {
    this.#ledger.read(record);
    if (!isExchange(record)) return;
    count(this.#statuses, record.status ?? 'unknown');
    if (record.host !== undefined) this.#hosts.add(record.host);
    if (record.clockRule !== undefined) count(this.#clockRules, record.clockRule);
    this.#clockResolutionMs = Math.max(this.#clockResolutionMs, record.clockResolutionMs ?? 0);
    const selection = selectExchange(record, select);
    if (selection.selected) this.#select(record);
    else this.#ledger.skip(selection.reason);
  }

  close(): Tally {
    return {
      ledger: this.#ledger.close(),
      statuses: this.#statuses,
      redacted: this.#redacted,
      clockRules: this.#clockRules,
      clockResolutionMs: this.#clockResolutionMs,
      hosts: this.#hosts,
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
