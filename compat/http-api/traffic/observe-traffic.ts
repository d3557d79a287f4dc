import { type CaptureRecord, isExchange } from '../../../capture/index.ts';
import type { Change } from '../changes.ts';
import type { Contract } from '../contract.ts';
import { type MatchedRequest, OperationMatcher } from './operation-matcher.ts';
import { type Witness, witnessFor } from './witness.ts';

/** What captured traffic says of one change. */
export interface Observed {
  /** Captured requests to the changed operations. */
  readonly reaching: number;
  /** Of them those that the change concerns; undefined where a request line cannot tell. */
  readonly hits?: { readonly count: number; readonly words: string };
  /** One request that is hit, or reaches the operation: names only, no values. */
  readonly example?: string;
}

export interface ObservedTraffic {
  /** Usable requests in the capture. */
  readonly requests: number;
  /** Requests to operations that neither contract describes. */
  readonly undescribed: number;
  readonly unusable: number;
  /** A file of the capture broke off, so that it does not show everything. */
  readonly isCut?: true;
  /** First and last request, ms since the epoch. */
  readonly window?: readonly [number, number];
  of(change: Change): Observed;
}

interface Count {
  readonly witness: Witness | undefined;
  reaching: number;
  hits: number;
  example?: string;
}

/** Reads a capture once, in bounded memory, and counts for every change the requests it concerns. */
export async function observeTraffic(
  records: AsyncIterable<CaptureRecord>,
  changes: readonly Change[],
  contracts: { readonly baseline: Contract; readonly candidate: Contract },
): Promise<ObservedTraffic> {
  const { baseline, candidate } = contracts;
  const matchers = [new OperationMatcher(baseline), new OperationMatcher(candidate)];
  const counts = new Map<Change, Count>(
    changes.map((change) => [change, { witness: witnessFor(change, candidate), reaching: 0, hits: 0 }]),
  );
  const byOperation = groupByOperation(counts, contracts);
  const total = { requests: 0, undescribed: 0, unusable: 0, first: Infinity, last: -Infinity };
  for await (const record of records) {
    if (!isExchange(record)) total.unusable += 1;
    else {
      total.requests += 1;
      total.first = Math.min(total.first, record.startedAtMs ?? Infinity);
      total.last = Math.max(total.last, record.startedAtMs ?? -Infinity);
      const request = firstMatch(matchers, record.method, record.target);
      if (request === undefined) total.undescribed += 1;
      else for (const count of byOperation.get(request.key) ?? []) countOne(count, request);
    }
  }
  const { requests, undescribed, unusable, first, last } = total;
  return {
    requests,
    undescribed,
    unusable,
    ...(first <= last ? { window: [first, last] as const } : {}),
    of: (change) => observed(counts.get(change)),
  };
}

function groupByOperation(
  counts: ReadonlyMap<Change, Count>,
  { baseline, candidate }: { readonly baseline: Contract; readonly candidate: Contract },
): Map<string, Count[]> {
  const keys = new Map<string, string>();
  for (const [key, { place }] of [...baseline.operations, ...candidate.operations]) keys.set(place, key);
  const groups = new Map<string, Count[]>();
  for (const [{ places }, count] of counts) {
    for (const place of places) {
      const key = keys.get(place) ?? place;
      groups.set(key, [...(groups.get(key) ?? []), count]);
    }
  }
  return groups;
}

function firstMatch(
  matchers: readonly OperationMatcher[],
  method: string,
  target: string,
): MatchedRequest | undefined {
  for (const matcher of matchers) {
    const request = matcher.match(method, target);
    if (request !== undefined) return request;
  }
  return undefined;
}

function countOne(count: Count, request: MatchedRequest): void {
  count.reaching += 1;
  const isHit = count.witness === undefined || count.witness.isHit(request);
  if (!isHit) return;
  count.hits += 1;
  count.example ??= exampleOf(request);
}

/** Names are shown, values are not: they may be private. */
function exampleOf({ operation, query }: MatchedRequest): string {
  const names = [...new Set(query.keys())].slice(0, 20).map((name) => `${name.slice(0, 60)}=…`);
  return `${operation.method} ${operation.path}${names.length > 0 ? `?${names.join('&')}` : ''}`;
}

function observed(count: Count | undefined): Observed {
  if (count === undefined) return { reaching: 0 };
  const { witness, reaching, hits, example } = count;
  return {
    reaching,
    ...(witness === undefined ? {} : { hits: { count: hits, words: witness.words } }),
    ...(example === undefined ? {} : { example }),
  };
}
