import type { Notice } from './report.ts';
import type { Result } from './result.ts';
import type { Waiver } from './waiver.ts';

export interface WaivedResults {
  readonly results: readonly Result[];
  /** One for each waiver that excused nothing, saying why. */
  readonly notices: readonly Notice[];
}

/**
 * Excuses failures that a named person accepted.
 *
 * A waiver excuses only `fail`, only until the end of its last day (UTC), and only the change that its
 * digest names. The outcome stays `fail`; `waiver` stands beside it.
 */
export function applyWaivers(
  results: readonly Result[],
  waivers: readonly Waiver[],
  now: Date,
): WaivedResults {
  const today = now.toISOString().slice(0, 10);
  const live = waivers.filter((waiver) => waiver.expires >= today);
  const known = new Map(results.map((result) => [result.fingerprint, result]));
  return {
    results: results.map((result) => {
      const waiver = live.find((candidate) => excuses(candidate, result));
      if (waiver === undefined) return result;
      const { reason, owner, expires } = waiver;
      return { ...result, waiver: { reason, owner, expires } };
    }),
    notices: waivers.flatMap((waiver) => noticeOf(waiver, known.get(waiver.fingerprint), today) ?? []),
  };
}

function excuses(waiver: Waiver, result: Result): boolean {
  return (
    result.outcome === 'fail' && result.fingerprint === waiver.fingerprint && result.digest === waiver.digest
  );
}

function noticeOf(waiver: Waiver, result: Result | undefined, today: string): Notice | undefined {
  const name = `The waiver of ${waiver.fingerprint} (${waiver.owner})`;
  if (waiver.expires < today) {
    return { kind: 'waiver-expired', message: `${name} ran out on ${waiver.expires}.` };
  }
  if (result === undefined || result.outcome === 'pass') {
    return { kind: 'waiver-unused', message: `${name} excused nothing: there is no such finding.` };
  }
  if (result.outcome !== 'fail') {
    const message = `${name} excused nothing: "${result.title}" is ${result.outcome}, and a waiver excuses only fail.`;
    return { kind: 'waiver-unused', message };
  }
  return excuses(waiver, result) ? undefined : { kind: 'waiver-stale', message: staleMessage(name, result) };
}

function staleMessage(name: string, result: Result): string {
  const found = result.digest === undefined ? 'has no digest now' : `has digest ${result.digest} now`;
  return `${name} accepted another change: "${result.title}" ${found}.`;
}
