import { place } from '../../reports/index.ts';
import type { Probed } from '../probe.ts';
import { clean, draft, type Opinion } from './opinion.ts';

/** Whether users with an old, foreign or mistyped mark would get preview, and whether the proof repeats the question. */
export function unknownMarkOpinion({ unknownMark }: Pick<Probed, 'unknownMark'>): Opinion {
  if (unknownMark === undefined) return { results: [], examined: {} };
  const { leadsTo, target, sent, shown = '' } = unknownMark;
  const examined = { 'unknown-mark': 1 };
  const asked = `GET ${target.split('?', 1)[0]} with ${sent.join(' and ')}`;
  if (leadsTo === 'stable') {
    const message = `${asked}, a value that nobody gave, was answered by stable.`;
    return { results: [clean('unknown-mark', message)], examined };
  }
  const told =
    leadsTo === 'echo'
      ? ({
          outcome: 'inconclusive',
          level: 'block',
          message: `${asked}, a value that nobody gave, names itself ${shown}: the proof repeats what was asked, so it does not tell who answers.`,
        } as const)
      : ({
          outcome: 'fail',
          message: `${asked}, a value that nobody gave, was answered by preview, which names itself ${shown}.`,
        } as const);
  const result = draft('unknown-mark', {
    key: leadsTo,
    places: [place.group('preview')],
    states: ['A'],
    change: { kind: 'unknown mark', to: leadsTo },
    ...told,
  });
  return { results: [result], examined };
}
