import { directionOf } from './direction.ts';
import { changeDigest, fingerprint } from './fingerprint.ts';
import type { Truncation } from './report.ts';
import type { Result, ResultDraft } from './result.ts';
import { byWeight } from './weight.ts';

/** Pieces of evidence kept for one result; more of the same proves nothing more. */
export const evidenceMax = 20;

/** A draft with what is derived from it: fingerprint, digest of the change, direction in words. */
export function toResult(service: string, draft: ResultDraft): Result {
  return {
    ...draft,
    fingerprint: fingerprint(service, draft),
    ...(draft.change && { digest: changeDigest(draft.change) }),
    ...(draft.states && { direction: directionOf(draft.states) }),
    observations: draft.observations ?? 1,
  };
}

/**
 * Results in which each fingerprint stands once.
 *
 * Equal fingerprints add up: observations are summed, places and evidence joined, and what weighs most
 * for the release wins, whichever came first.
 */
export class JoinedResults {
  readonly #results = new Map<string, Result>();
  #evidenceDropped = 0;

  add(result: Result): Result {
    const known = this.#results.get(result.fingerprint);
    const joined = known === undefined ? result : this.#join(known, result);
    this.#results.set(result.fingerprint, joined);
    return joined;
  }

  list(): readonly Result[] {
    return [...this.#results.values()];
  }

  /** What joining left out, to be said in the report. */
  truncations(): readonly Truncation[] {
    if (this.#evidenceDropped === 0) return [];
    const shown = this.list().reduce((sum, result) => sum + (result.evidence?.length ?? 0), 0);
    const total = shown + this.#evidenceDropped;
    return [{ what: 'evidence', shown, total, why: `at most ${evidenceMax} pieces are kept per result` }];
  }

  #join(first: Result, second: Result): Result {
    const [worse, other] = byWeight(second, first) < 0 ? [second, first] : [first, second];
    const evidence = [...(worse.evidence ?? []), ...(other.evidence ?? [])];
    this.#evidenceDropped += Math.max(0, evidence.length - evidenceMax);
    const digest = joinedDigest(worse, other);
    return {
      ...worse,
      places: [...new Set([...worse.places, ...other.places])] as [string, ...string[]],
      observations: first.observations + second.observations,
      ...(evidence.length > 0 && { evidence: evidence.slice(0, evidenceMax) }),
      ...(digest !== undefined && { digest }),
    };
  }
}

/** Two failures with different changes are accepted by a waiver only when it names both. */
function joinedDigest(worse: Result, other: Result): string | undefined {
  if (other.outcome !== 'fail' || other.digest === undefined) return worse.digest;
  const digests = [worse.digest, other.digest].flatMap((digest) => digest?.split('+') ?? []);
  return [...new Set(digests)].sort().join('+');
}
