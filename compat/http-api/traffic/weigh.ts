/** Adds to a result what captured traffic says of it. Pure. */
import type { Evidence, Measured, ResultDraft } from '../../../reports/index.ts';
import type { Change } from '../changes.ts';
import type { Observed, ObservedTraffic } from './observe-traffic.ts';

/**
 * Counts never clear a finding by themselves: what nobody sent in a window may come later. Only when the
 * capture is declared complete does a finding that hits no captured request warn instead of blocking.
 */
export function weigh(
  draft: ResultDraft,
  change: Change,
  weighing: { readonly traffic: ObservedTraffic; readonly isComplete: boolean },
): ResultDraft {
  const { traffic, isComplete } = weighing;
  if (draft.outcome === 'pass') return draft;
  const observed = traffic.of(change);
  const isUnhit = traffic.requests > 0 && (observed.hits?.count ?? observed.reaching) === 0;
  const isLowered = isUnhit && isComplete && draft.level === 'block';
  const lowered = isLowered ? ' The capture is declared complete, so this warns instead of blocking.' : '';
  return {
    ...draft,
    level: isLowered ? 'warn' : draft.level,
    message: `${draft.message} ${countsText(observed, traffic)}${lowered}`,
    measured: [...(draft.measured ?? []), ...measuredOf(observed, traffic)],
    evidence: [...(draft.evidence ?? []), ...evidenceOf(observed)],
  };
}

function countsText({ reaching, hits }: Observed, traffic: ObservedTraffic): string {
  if (reaching === 0) return `0 of ${traffic.requests} captured requests reach it${windowText(traffic)}.`;
  if (hits === undefined)
    return `${reaching} of ${traffic.requests} captured requests reach it${windowText(traffic)}.`;
  return `${hits.count} of ${reaching} captured requests that reach it ${hits.words}${windowText(traffic)}.`;
}

function windowText({ window }: ObservedTraffic): string {
  if (window === undefined) return '';
  const [first, last] = window.map((ms) => new Date(ms).toISOString().slice(0, 19).replace('T', ' '));
  return ` (${first} to ${last} UTC)`;
}

function measuredOf({ reaching, hits }: Observed, { requests }: ObservedTraffic): Measured[] {
  const reached: Measured = {
    name: 'captured requests that reach it',
    unit: 'requests',
    actual: reaching,
    samples: requests,
  };
  if (hits === undefined) return [reached];
  const name = `captured requests that ${hits.words}`;
  return [reached, { name, unit: 'requests', expected: 0, actual: hits.count, samples: reaching }];
}

function evidenceOf({ example, hits }: Observed): Evidence[] {
  if (example === undefined) return [];
  const title = hits === undefined ? 'A captured request that reaches it' : 'A captured request that is hit';
  return [{ kind: 'text', title, text: example }];
}
