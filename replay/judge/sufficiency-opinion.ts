import { counted, type Gate, place, type ResultDraft } from '../../reports/index.ts';
import type { Tally } from '../tally/tally.ts';
import {
  clean,
  draft,
  gate,
  reasonsText,
  sentRequests,
  setAside,
  shareGate,
  usablePairs,
  type Opinion,
} from './opinion.ts';

export interface SufficiencyLimits {
  readonly pairsMin: number;
  readonly usableShareMin: number;
  readonly errorShareMax: number;
}

/** Whether enough was compared to say anything. */
export function sufficiencyOpinion(tally: Tally, limits: SufficiencyLimits): Opinion {
  const pairs = usablePairs(tally);
  const sent = sentRequests(tally);
  const routes = Object.values(tally.routes);
  const { timeout = 0, error = 0 } = setAside(routes);
  const lost = timeout + error;
  const reasons = reasonsText(routes);
  const [usableShare, lostShare] = sent === 0 ? [0, 0] : [pairs / sent, lost / sent];
  const results: ResultDraft[] = [];
  if (pairs < limits.pairsMin) {
    results.push(
      tooFew(
        'pairs',
        `${counted(pairs, 'pair')} could be compared, ${limits.pairsMin} are needed${reasons}.`,
        pairs,
      ),
    );
  } else if (usableShare < limits.usableShareMin) {
    results.push(
      tooFew(
        'usable share',
        `Only ${pairs} of ${counted(sent, 'request')} gave a pair that could be compared${reasons}.`,
        pairs,
      ),
    );
  }
  if (lostShare > limits.errorShareMax) {
    results.push(
      tooFew('lost replies', `${lost} of ${counted(sent, 'request')} ended without a reply${reasons}.`, lost),
    );
  }
  if (results.length === 0)
    results.push(
      clean('too-few-pairs', `${pairs} of ${counted(sent, 'request')} gave a pair that was compared.`),
    );
  return {
    results,
    examined: { 'too-few-pairs': sent },
    gates: [
      gate('usable pairs', { value: pairs, unit: 'pairs', must: '>=', limit: limits.pairsMin }, sent),
      shareGate(
        'requests that gave a usable pair',
        { share: usableShare, must: '>=', limit: limits.usableShareMin },
        sent,
      ),
      shareGate(
        'requests without a reply',
        { share: lostShare, must: '<=', limit: limits.errorShareMax },
        sent,
      ),
    ],
  };
}

/** The gate on replies that prove nothing, by the group that has more of them. */
export function unprovenGate({ groups }: Tally, shareMax: number): Gate {
  const shares = [groups.stable, groups.preview].map(({ replies, unproven }) =>
    replies === 0 ? 0 : unproven / replies,
  );
  const held = { share: Math.max(...shares), must: '<=', limit: shareMax } as const;
  return shareGate('replies that prove no group', held, groups.stable.replies + groups.preview.replies);
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
