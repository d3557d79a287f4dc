import { place } from '../../reports/index.ts';
import type { Probed } from '../probe.ts';
import { clean, draft, type Opinion } from './opinion.ts';

/** Whether an answer of preview reached somebody who did not ask preview. */
export function sharedCacheOpinion({ sharedCache }: Pick<Probed, 'sharedCache'>): Opinion {
  if (sharedCache === undefined) return { results: [], examined: {} };
  const { found, target, mark } = sharedCache;
  const examined = { 'shared-cache': 1 };
  if (!found) {
    const message = 'A URL that preview had just answered was answered by stable when stable was asked.';
    return { results: [clean('shared-cache', message)], examined };
  }
  const result = draft('shared-cache', {
    key: 'found',
    outcome: 'fail',
    message: `GET ${target.split('?', 1)[0]} asked of preview and then of stable: stable\u2019s reply names itself ${mark}, as preview does, though no URL is answered so that preview was not asked before. Nothing more was sent.`,
    places: [place.group('preview'), place.group('stable')],
    states: ['A'],
    change: { kind: 'shared cache', to: mark },
  });
  return { results: [result], examined };
}
