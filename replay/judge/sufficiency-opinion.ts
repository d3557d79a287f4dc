import { place, type Gate, type ResultDraft } from '../../reports/index.ts';
import type { Tally } from '../tally/tally.ts';
import { clean, draft, percent, sentRequests, usablePairs, type Opinion } from './opinion.ts';

export interface SufficiencyLimits {
  readonly pairsMin: number;
  readonly usableShareMin: number;
  readonly errorShareMax: number;
}

/** Whether enough was compared to say anything. */
export function sufficiencyOpinion(tally: Tally, limits: SufficiencyLimits): Opinion {
  const pairs = usablePairs(tally);
  const sent = sentRequests(tally);
  const lost = (tally.setAside['timeout'] ?? 0) + (tally.setAside['error'] ?? 0);
  const [usableShare, lostShare] = sent === 0 ? [0, 0] : [pairs / sent, lost / sent];
  const results: ResultDraft[] = [];
  if (pairs < limits.pairsMin) {
    results.push(
      tooFew(
        'pairs',
        `${pairs} pairs could be compared, ${limits.pairsMin} are needed${reasons(tally)}.`,
        pairs,
      ),
    );
  } else if (usableShare < limits.usableShareMin) {
    results.push(
      tooFew(
        'usable share',
        `Only ${pairs} of ${sent} requests gave a pair that could be compared${reasons(tally)}.`,
        pairs,
      ),
    );
  }
  if (lostShare > limits.errorShareMax) {
    results.push(
      tooFew('lost replies', `${lost} of ${sent} requests ended without a reply${reasons(tally)}.`, lost),
    );
  }
  if (results.length === 0)
    results.push(clean('too-few-pairs', `${pairs} of ${sent} requests gave a pair that was compared.`));
  return {
    results,
    examined: { 'too-few-pairs': sent },
    gates: [
      gate('usable pairs', { value: pairs, unit: 'pairs', must: '>=', limit: limits.pairsMin }, sent),
      gate(
        'requests that gave a usable pair',
        { ...share(usableShare, limits.usableShareMin), must: '>=' },
        sent,
      ),
      gate('requests without a reply', { ...share(lostShare, limits.errorShareMax), must: '<=' }, sent),
    ],
  };
}

/** The gate on replies that prove nothing. */
export function unprovenGate(tally: Tally, shareMax: number): Gate {
  const { stable, preview } = tally.groups;
  const replies = stable.replies + preview.replies;
  const unproven = replies === 0 ? 0 : (stable.unproven + preview.unproven) / replies;
  return gate('replies that prove no group', { ...share(unproven, shareMax), must: '<=' }, replies);
}

function gate(
  name: string,
  held: { readonly value: number; readonly unit: string; readonly must: '<=' | '>='; readonly limit: number },
  samples: number,
): Gate {
  const holds = held.must === '<=' ? held.value <= held.limit : held.value >= held.limit;
  return { tool: 'replay', name, ...held, outcome: holds ? 'pass' : 'inconclusive', samples };
}

function share(value: number, limit: number): { value: number; unit: string; limit: number } {
  return { value: percent(value), unit: '%', limit: percent(limit) };
}

function tooFew(key: string, message: string, observations: number): ResultDraft {
  return draft('too-few-pairs', {
    key,
    outcome: 'inconclusive',
    message,
    places: [place.group('preview')],
    observations,
  });
}

function reasons({ setAside }: Tally): string {
  const parts = Object.entries(setAside).map(([reason, count]) => `${reason} ${count}`);
  return parts.length === 0 ? '' : `; set aside: ${parts.join(', ')}`;
}
