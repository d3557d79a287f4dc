import { basename } from 'node:path';
import type { Work } from '../../capture/crew/judged-block.ts';
import { isExchange, type CaptureRecord, type Exchange } from '../../capture/exchange.ts';
import { openLedger } from '../../capture/ledger.ts';
import { redact } from '../../capture/redact.ts';
import { RouteLearner } from '../../capture/routes.ts';
import { selectExchange } from '../../capture/select.ts';
import type { Ledger } from '../../reports/index.ts';
import { openIdentities, type Identities } from '../sessions/identities.ts';
import { openValueMaps } from '../sessions/value-map.ts';
import type { Settings } from '../settings.ts';
import { Census, type CensusCounts } from './census.ts';
import { priorityOf } from './priority.ts';
import { openSieve, passes, type Sieve } from './sieve.ts';

// Threads load this file: from the capture it takes what it needs and no more.

/** A selected exchange and the test identity that sends it. */
export interface Candidate {
  readonly exchange: Exchange;
  readonly identity: string | undefined;
}

/** What decides which records may be sent, plain data. */
export interface SiftSettings extends Pick<Settings, 'select' | 'redactKey' | 'sessions' | 'oncePer'> {
  /** Of the sample. */
  readonly seed: number;
  readonly templates: readonly string[];
}

/** What neighbouring records hold for a replay, plain data. */
export interface Sifted {
  readonly ledger: Ledger;
  readonly census: CensusCounts;
  /** Of each record that may be sent, in their order: its start, ms since the epoch; NaN where it does not say. */
  readonly times: readonly number[];
  /** Of each of them: the place of its route in `routes`. */
  readonly routeOf: readonly number[];
  readonly routes: readonly string[];
  /** Those of them that passed the sieve. */
  readonly candidates: readonly SiftedCandidate[];
}

export interface SiftedCandidate {
  /** Its place in `times`. */
  readonly row: number;
  readonly item: Candidate;
  readonly priority: number;
  /** Where equal ones are to be sent once. */
  readonly key: string | undefined;
}

/** What is being put down of the records at hand. */
interface Sheet {
  readonly book: ReturnType<typeof openLedger>;
  readonly census: Census;
  readonly times: number[];
  readonly routeOf: number[];
  readonly routes: Map<string, number>;
  readonly candidates: SiftedCandidate[];
}

/** Counts records, redacts them, and keeps those that a sample may still take. */
export class Sifter implements Work<Sifted> {
  readonly wants = 'all';
  readonly #settings: SiftSettings;
  readonly #identities: Identities;
  readonly #valuesOf: ReturnType<typeof openValueMaps>;
  readonly #routes: RouteLearner;
  #sieve = openSieve;
  #file: { readonly name: string; readonly seed: number } | undefined;

  constructor(settings: SiftSettings) {
    this.#settings = settings;
    this.#identities = openIdentities(settings.sessions ?? {});
    this.#valuesOf = openValueMaps(settings.sessions);
    this.#routes = new RouteLearner({ templates: settings.templates });
  }

  follow(sieve: Sieve): void {
    this.#sieve = sieve;
  }

  judge(records: readonly CaptureRecord[]): Sifted {
    const sheet: Sheet = {
      book: openLedger(),
      census: new Census(),
      times: [],
      routeOf: [],
      routes: new Map(),
      candidates: [],
    };
    for (const record of records) this.#read(record, sheet);
    const { book, census, times, routeOf, routes, candidates } = sheet;
    return {
      ledger: book.close(),
      census: census.close(),
      times,
      routeOf,
      routes: [...routes.keys()],
      candidates,
    };
  }

  #read(record: CaptureRecord, sheet: Sheet): void {
    const { book, census } = sheet;
    book.read(record);
    if (!isExchange(record)) return;
    const selection = selectExchange(record, this.#settings.select);
    if (!selection.selected) return book.skip(selection.reason);
    book.select();
    const exchange = redact(record, this.#settings.redactKey);
    const recorded = this.#identities.recordedOf(exchange);
    const identity = this.#identities.standInFor(recorded);
    census.identity(recorded, identity);
    const { redacted, target } = exchange;
    const missing = redacted === undefined ? [] : this.#valuesOf(identity).missingFrom(target);
    if (redacted === undefined || missing.length === 0) return this.#enter({ exchange, identity }, sheet);
    census.unmapped(missing, redacted);
    book.notSend('redacted');
  }

  #enter(item: Candidate, { times, routeOf, routes, candidates }: Sheet): void {
    const { method, target, startedAtMs = NaN } = item.exchange;
    const route = this.#routes.routeOf(method, target);
    const known = routes.get(route) ?? routes.size;
    if (known === routes.size) routes.set(route, known);
    const row = times.push(startedAtMs) - 1;
    routeOf.push(known);
    const key = onceKey(item, this.#settings.oncePer);
    const priority = this.#priorityOf(item.exchange, key);
    if (passes(this.#sieve, route, priority)) candidates.push({ row, item, priority, key });
  }

  /** The same whoever reads the line, and wherever the file lies. */
  #priorityOf({ source: { file, line } }: Exchange, key: string | undefined): number {
    const { seed } = this.#settings;
    if (key !== undefined) return priorityOf(seed, key);
    if (this.#file?.name !== file) this.#file = { name: file, seed: priorityOf(seed, basename(file)) };
    return priorityOf(this.#file.seed, line);
  }
}

function onceKey(
  { exchange: { method, target, startedAtMs = 0 }, identity }: Candidate,
  oncePer: Settings['oncePer'],
): string | undefined {
  if (oncePer === undefined) return undefined;
  const period = oncePer === 'run' ? '' : Math.floor(startedAtMs / (oncePer * 1000));
  return `${period} ${identity ?? ''} ${method} ${target}`;
}
