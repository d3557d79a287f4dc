import { counted } from '../../reports/index.ts';
import type { ResultDraft } from '../../reports/index.ts';
import type { ViolationTally } from '../contract/contract-tally.ts';
import type { RouteTally, Tally } from '../tally/tally.ts';
import { allOf, clean, draft, operationOf, type Opinion } from './opinion.ts';
import { pairEvidence } from './pair-evidence.ts';

/**
 * Replies of preview that are not what the description of the API says. What stable does as often is not new with
 * this release, so it only warns. Undefined where no description was given.
 */
export function contractOpinion(tally: Tally): Opinion | undefined {
  const routes = Object.values(tally.routes).filter(({ contract }) => contract !== undefined);
  if (routes.length === 0) return undefined;
  const checked = routes.reduce((total, { contract }) => total + (contract?.checked ?? 0), 0);
  const results = routes.flatMap((route) =>
    Object.entries(route.contract?.violations ?? {}).map(([key, violation]) => broken(route, key, violation)),
  );
  const examined = { 'reply-breaks-contract': checked };
  if (results.length > 0) return { results, examined };
  return { results: [checked === 0 ? nothingChecked(routes) : kept(checked, routes)], examined };
}

function broken(route: RouteTally, key: string, violation: ViolationTally): ResultDraft {
  const { at, keyword, message, preview, stable } = violation;
  const isOld = stable * 2 >= preview;
  const before = isOld
    ? ` Stable does so too, in ${stable} of these pairs, so it is not new.`
    : ` Stable does so in ${stable} of these pairs.`;
  return draft('reply-breaks-contract', {
    key: `${route.name} ${key}`,
    outcome: 'fail',
    ...(isOld && { level: 'warn' as const }),
    message: `${route.name}: ${at} ${message} by the description, and ${preview} of ${counted(route.contract?.checked ?? 0, ['reply', 'replies'])} of preview do not keep to it.${before}`,
    places: [operationOf(route)],
    states: ['A'],
    observations: preview,
    change: { kind: keyword },
    measured: [
      {
        name: 'replies of preview that break the contract',
        unit: 'replies',
        expected: 0,
        actual: preview,
        samples: route.contract?.checked ?? 0,
      },
    ],
    evidence: [pairEvidence(violation)],
  });
}

function kept(checked: number, routes: readonly RouteTally[]): ResultDraft {
  const rest = reasonsText(routes);
  return clean(
    'reply-breaks-contract',
    `${allOf(checked, ['reply', 'replies'])} of preview that ${checked === 1 ? 'is described keeps' : 'are described keep'} to it${rest}.`,
  );
}

function nothingChecked(routes: readonly RouteTally[]): ResultDraft {
  return draft('reply-breaks-contract', {
    key: 'none',
    outcome: 'inconclusive',
    level: 'warn',
    message: `No reply of preview could be held against the description${reasonsText(routes)}.`,
    places: [operationOf(routes[0] as RouteTally)],
  });
}

const reasons: Readonly<Record<string, string>> = {
  'not-described': 'not described',
  'not-json': 'no JSON',
  'schema-unusable': 'with a schema that cannot be used',
};

function reasonsText(routes: readonly RouteTally[]): string {
  const counts = new Map<string, number>();
  for (const { contract } of routes)
    for (const [why, one] of Object.entries(contract?.unchecked ?? {}))
      counts.set(why, (counts.get(why) ?? 0) + one);
  const parts = [...counts].map(([why, one]) => `${one} ${reasons[why] ?? why}`);
  return parts.length === 0 ? '' : `; not checked: ${parts.join(', ')}`;
}
