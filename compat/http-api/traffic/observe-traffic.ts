import { type CaptureRecord, type Exchange, isExchange } from '../../../capture/index.ts';
import type { Change } from '../changes.ts';
import type { Operation } from '../contract.ts';
import { operationKeys } from '../operation-keys.ts';
import type { Contracts } from '../results.ts';
import { MessageChecker } from '../witness/message-checker.ts';
import { capturedRequest, onlyIn, replyViolationsOf, violationsOf } from './captured-messages.ts';
import { callerOf, clientOf } from './client-name.ts';
import { type MatchedRequest, OperationMatcher } from './operation-matcher.ts';
import { questionFor, type Seen } from './question.ts';
import { type Observed, type Sender, Tally, unobserved } from './tally.ts';
import { Undescribed } from './undescribed.ts';

export interface ObservedTraffic {
  /** Usable requests in the capture. */
  readonly requests: number;
  /** Requests to operations that neither contract describes, by route. */
  readonly undescribed: readonly (readonly [route: string, requests: number])[];
  /** Operations of the candidate that nobody called, as `GET /orders/{}`. */
  readonly uncalled: readonly string[];
  readonly unusable: number;
  /** Messages of changed operations that do not fit the contract of their own time. */
  readonly strays: number;
  /** A file of the capture broke off, so that it does not show everything. */
  readonly isCut?: true;
  /** First and last request, ms since the epoch. */
  readonly window?: readonly [number, number];
  /** Requests by declared caller; one that was not seen is absent. */
  readonly callers: ReadonlyMap<string, number>;
  of(change: Change): Observed;
}

export interface Observing {
  readonly contracts: Contracts;
  readonly changes: readonly Change[];
  /** Header that names clients. Default: the agent. */
  readonly clientHeader?: string | undefined;
  /** Names of declared callers, to be found among the clients. */
  readonly callers: readonly string[];
  /** The new provider wrote the replies; so only replies count, and old callers are their readers. */
  readonly isReplayed?: boolean;
}

/** Reads a capture once, in bounded memory, and counts for every change the exchanges it concerns. */
export async function observeTraffic(
  records: AsyncIterable<CaptureRecord>,
  observing: Observing,
): Promise<ObservedTraffic> {
  const observer = await Observer.open(observing);
  for await (const record of records) observer.add(record);
  return observer.result();
}

class Observer {
  readonly #observing: Observing;
  readonly #checkers: Readonly<Record<'baseline' | 'candidate', MessageChecker>>;
  readonly #matchers: readonly OperationMatcher[];
  readonly #tallies: ReadonlyMap<Change, Tally>;
  readonly #byOperation: ReadonlyMap<string, readonly Tally[]>;
  readonly #called = new Set<string>();
  readonly #callers = new Map<string, number>();
  readonly #undescribed = new Undescribed();
  readonly #total = { requests: 0, unusable: 0, strays: 0, first: Infinity, last: -Infinity };

  private constructor(observing: Observing, checkers: Record<'baseline' | 'candidate', MessageChecker>) {
    const { contracts, changes } = observing;
    this.#observing = observing;
    this.#checkers = checkers;
    this.#matchers = [new OperationMatcher(contracts.baseline), new OperationMatcher(contracts.candidate)];
    this.#tallies = new Map(
      changes.map((change) => [change, new Tally(questionFor(change, observing.isReplayed === true))]),
    );
    this.#byOperation = groupByOperation(this.#tallies, contracts);
  }

  static async open(observing: Observing): Promise<Observer> {
    const { baseline, candidate } = observing.contracts;
    return new Observer(observing, {
      baseline: await MessageChecker.open(baseline),
      candidate: await MessageChecker.open(candidate),
    });
  }

  add(record: CaptureRecord): void {
    const total = this.#total;
    if (!isExchange(record)) {
      total.unusable += 1;
      return;
    }
    total.requests += 1;
    total.first = Math.min(total.first, record.startedAtMs ?? Infinity);
    total.last = Math.max(total.last, record.startedAtMs ?? -Infinity);
    const sender = this.#senderOf(record);
    const request = this.#match(record);
    if (request === undefined) this.#undescribed.add(record.method, record.target);
    else this.#count(record, request, sender);
  }

  result(): ObservedTraffic {
    const { first, last, ...counts } = this.#total;
    const uncalled = [...this.#observing.contracts.candidate.operations.keys()].filter(
      (key) => !this.#called.has(key),
    );
    return {
      ...counts,
      undescribed: this.#undescribed.list(),
      uncalled,
      ...(first <= last ? { window: [first, last] as const } : {}),
      callers: this.#callers,
      of: (change) => this.#tallies.get(change)?.result() ?? unobserved,
    };
  }

  #match({ method, target }: Exchange): MatchedRequest | undefined {
    for (const matcher of this.#matchers) {
      const request = matcher.match(method, target);
      if (request !== undefined) return request;
    }
    return undefined;
  }

  #senderOf(exchange: Exchange): Sender {
    const { clientHeader, callers } = this.#observing;
    const client = clientOf(exchange, clientHeader);
    const caller = callerOf(client, callers);
    if (caller !== undefined) this.#callers.set(caller, (this.#callers.get(caller) ?? 0) + 1);
    return { client, caller };
  }

  #count(exchange: Exchange, request: MatchedRequest, sender: Sender): void {
    this.#called.add(request.key);
    const tallies = this.#byOperation.get(request.key);
    if (tallies === undefined) return;
    const { baseline, candidate } = this.#observing.contracts;
    const both = { old: baseline.operations.get(request.key), new: candidate.operations.get(request.key) };
    const seen = { exchange, request, ...this.#judge(exchange, request, both) };
    for (const tally of tallies) tally.add(seen, sender);
  }

  #judge(
    exchange: Exchange,
    request: MatchedRequest,
    { old, new: now }: { readonly old: Operation | undefined; readonly new: Operation | undefined },
  ): Pick<Seen, 'unknown' | 'refused' | 'misread'> {
    if (old === undefined || now === undefined) return { unknown: new Set(), refused: [], misread: [] };
    const { baseline, candidate } = this.#checkers;
    const isReplayed = this.#observing.isReplayed === true;
    const byOld = replyViolationsOf(baseline, old, exchange);
    const byNew = replyViolationsOf(candidate, now, exchange);
    const [own, other] = isReplayed ? [byNew, byOld] : [byOld, byNew];
    const before = violationsOf(baseline, old, capturedRequest(old, request, exchange));
    const read = capturedRequest(now, request, exchange);
    const after = violationsOf(candidate, now, read);
    const isStray = (own?.length ?? 0) > 0 || (!isReplayed && (before?.length ?? 0) > 0);
    if (isStray) this.#total.strays += 1;
    return {
      unknown: read.unknown,
      refused: isReplayed ? [] : onlyIn(after, before),
      misread: onlyIn(other, own),
    };
  }
}

function groupByOperation(tallies: ReadonlyMap<Change, Tally>, contracts: Contracts): Map<string, Tally[]> {
  const keys = operationKeys(contracts);
  const groups = new Map<string, Tally[]>();
  for (const [{ places }, tally] of tallies) {
    for (const place of places) {
      const key = keys.get(place) ?? place;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [tally]);
      else group.push(tally);
    }
  }
  return groups;
}
