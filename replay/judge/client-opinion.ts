import { counted, place, type ResultDraft } from '../../reports/index.ts';
import type { ClientTally } from '../clients/client-tally.ts';
import type { ClientVersionOptions } from '../clients/client-version.ts';
import type { Tally } from '../tally/tally.ts';
import { clean, draft, percent, type Opinion } from './opinion.ts';
import { discoveries } from './statistics/discoveries.ts';
import { signTest } from './statistics/sign-test.ts';

/** Share of false alarms among the versions that are named. */
const falseShareMax = 0.01;

/**
 * Versions of clients whose pairs differ in preview more often than stable differs from itself: the exact sign test on
 * the pairs in which only one of both does, corrected for the number of versions. Undefined where none is told apart.
 */
export function clientOpinion(
  { clients }: Tally,
  options: ClientVersionOptions | undefined,
): Opinion | undefined {
  if (options === undefined) return undefined;
  const { by, pairsMin = 20 } = options;
  const all = Object.entries(clients ?? {});
  const examined = { 'client-version-differs': all.length };
  if (all.length === 0) return { results: [unnamed(by)], examined };
  const enough = all.filter(([, { pairs }]) => pairs >= pairsMin);
  const found = discoveries(
    enough.map(([, { previewOnly, noiseOnly }]) => signTest(previewOnly, noiseOnly)),
    falseShareMax,
  );
  const results = [
    ...enough.filter((_, index) => found[index]).map(([version, client]) => broken(version, client)),
    ...all
      .filter(([, { pairs }]) => pairs < pairsMin)
      .map(([version, client]) => tooFew(version, client, pairsMin)),
  ];
  if (!results.some(({ outcome }) => outcome === 'fail') && enough.length > 0) results.push(kept(enough));
  return { results, examined };
}

function broken(version: string, { pairs, previewOnly, noiseOnly }: ClientTally): ResultDraft {
  return draft('client-version-differs', {
    key: version,
    outcome: 'fail',
    message: `Clients of version ${version} get other replies from preview in ${previewOnly} of ${counted(pairs, 'pair')}; stable differs from itself in ${noiseOnly}.`,
    places: [place.group('preview')],
    states: ['A'],
    observations: previewOnly,
    change: { kind: 'differs' },
    measured: [
      {
        name: `pairs of version ${version} that agree`,
        unit: '%',
        expected: 100,
        actual: percent(1 - previewOnly / pairs),
        samples: pairs,
      },
    ],
  });
}

function tooFew(version: string, { pairs }: ClientTally, pairsMin: number): ResultDraft {
  return draft('client-version-differs', {
    key: version,
    outcome: 'inconclusive',
    level: 'warn',
    message: `Clients of version ${version} gave ${counted(pairs, 'pair')}, ${pairsMin} are needed to judge them.`,
    places: [place.group('preview')],
    observations: pairs,
  });
}

function unnamed(by: string): ResultDraft {
  return draft('client-version-differs', {
    key: 'none',
    outcome: 'inconclusive',
    level: 'warn',
    message: `No compared request names a version of its client by ${by}.`,
    places: [place.group('preview')],
  });
}

function kept(versions: readonly (readonly [string, ClientTally])[]): ResultDraft {
  const shown = versions.slice(0, 5).map(([version, { pairs }]) => `${version} (${counted(pairs, 'pair')})`);
  const rest = versions.length > 5 ? ` and ${versions.length - 5} more` : '';
  return clean('client-version-differs', `Clients of ${shown.join(', ')}${rest} get the same replies.`);
}
