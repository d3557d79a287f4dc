import { counted, type Measured, place, type ResultDraft } from '../../reports/index.ts';
import type { LatencyLimits } from '../options.ts';
import type { Tally } from '../tally/tally.ts';
import { judgeLatency, type JudgedLatency } from './latency.ts';
import { clean, draft, operationOf, percent, usablePairs, type Opinion } from './opinion.ts';

/** Pairs that a route needs to be told slower below the limits: what is so little takes many to tell from chance. */
const slightPairsMin = 400;

/** Routes on which preview is slower. Too few samples only warn, so that a small release can go. */
export function latencyOpinion(tally: Tally, limits: Required<LatencyLimits>): Opinion {
  if (usablePairs(tally) === 0) return { results: [], examined: {} };
  const judged = judgeLatency(tally, limits);
  const single = judged.filter(({ name }) => name !== 'all routes');
  const enough = single.filter(({ verdict }) => verdict !== 'too-few');
  if (enough.length === 0) return { results: [tooFew(single, limits)], examined: { 'latency-worse': 0 } };
  const known = judged
    .filter(({ verdict }) => verdict === 'worse' || verdict === 'unsure')
    .map((one) => slower(one, limits));
  const worse = known.length > 0 ? known : slightlySlower(tally, limits);
  const samples = enough.reduce((total, one) => total + one.samples, 0);
  const left = usablePairs(tally) - samples;
  const rest =
    left > 0
      ? ` ${counted(left, 'pair')} on rare routes ${left === 1 ? 'was' : 'were'} too few to judge.`
      : '';
  const message = `None of ${counted(samples, 'pair')} lies on a route that is slower beyond the limits.${rest}${reachText(enough, limits)}`;
  return {
    results: worse.length > 0 ? worse : [clean('latency-worse', message)],
    examined: { 'latency-worse': samples },
  };
}

/** Below the limits, and beyond chance: no reason to hold a release, and one to look. */
function slightlySlower(tally: Tally, limits: Required<LatencyLimits>): readonly ResultDraft[] {
  const { ratioWarn: ratioMax, differenceMsWarn: differenceMsMin } = limits;
  const samplesMin = Math.max(slightPairsMin, limits.samplesMin);
  const slight = { ...limits, ratioMax, differenceMsMin, samplesMin, tailRatioMax: Infinity };
  return judgeLatency(tally, slight)
    .filter(({ verdict }) => verdict === 'worse')
    .map((one) => ({ ...slower(one, slight, belowText(limits)), level: 'warn' }));
}

/** What was too rare to see a slowdown by the limit. */
function reachText(enough: readonly JudgedLatency[], { ratioMax }: Required<LatencyLimits>): string {
  const blind = enough.filter(({ samples, samplesNeeded }) => samples < samplesNeeded);
  const [worst] = blind.toSorted((a, b) => b.samplesNeeded - a.samplesNeeded);
  if (worst === undefined) return '';
  return ` On ${blind.length} of ${enough.length} only a slowdown of more than ${percent(ratioMax - 1)} % is sure to be seen: ${worst.name} has ${counted(worst.samples, 'pair')} and would need ${worst.samplesNeeded}.`;
}

const belowText = ({ ratioMax }: Required<LatencyLimits>): string =>
  ` It is beyond chance, and below the limit of ${ratioMax} times.`;

function slower(
  judged: JudgedLatency,
  limits: Required<LatencyLimits>,
  note: string = phasesText(judged),
): ResultDraft {
  const [first, ...rest] = judged.routes.map(operationOf);
  return draft('latency-worse', {
    key: judged.name,
    ...(judged.verdict === 'worse' ? { outcome: 'fail' } : { outcome: 'inconclusive', level: 'warn' }),
    message: `${judged.name}: ${[...middleText(judged), ...tailTexts(judged)].join('; ')} (${counted(judged.samples, 'pair')}, from send to last byte).${note}`,
    places: [first ?? place.group('preview'), ...rest],
    states: ['A'],
    observations: judged.samples,
    change: { kind: judged.isSlower ? 'slower' : 'slower tail' },
    measured: measured(judged, limits),
  });
}

function phasesText({ verdict, pairsForOne, samplesNeeded }: JudgedLatency): string {
  if (verdict === 'worse') return '';
  return ` The groups are slow in phases, and ${pairsForOne.toFixed(1)} pairs in a row say what one would: that may be chance, about ${samplesNeeded} pairs would tell.`;
}

function middleText({ isSlower, ratio, stableMs, previewMs }: JudgedLatency): string[] {
  if (!isSlower) return [];
  const times = ratio < 1.95 ? ratio.toFixed(2) : ratio.toFixed(1);
  return [
    `preview takes ${times} times as long as stable for the same request, TP50 ${previewMs.toFixed(1)} ms against ${stableMs.toFixed(1)} ms`,
  ];
}

function tailTexts({ tails }: JudgedLatency): string[] {
  return tails.map(
    ({ name, stableMs, previewMs }) =>
      `the slowest replies of preview are slower, ${name} ${previewMs.toFixed(1)} ms against ${stableMs.toFixed(1)} ms`,
  );
}

function measured(judged: JudgedLatency, limits: Required<LatencyLimits>): readonly Measured[] {
  const { samples, ratio, stableMs, previewMs, tails } = judged;
  const counted = { samples, samplesMin: limits.samplesMin };
  const rounded = (ms: number): number => Number(ms.toFixed(1));
  const quantile = (name: string, expected: number, actual: number): Measured => ({
    name,
    unit: 'ms',
    expected: rounded(expected),
    actual: rounded(actual),
    ...counted,
  });
  return [
    quantile('TP50', stableMs, previewMs),
    {
      name: 'median ratio',
      unit: '',
      expected: 1,
      actual: Number(ratio.toFixed(2)),
      limit: limits.ratioMax,
      ...counted,
    },
    ...tails.map((tail) => quantile(tail.name, tail.stableMs, tail.previewMs)),
  ];
}

function tooFew(judged: readonly JudgedLatency[], limits: Required<LatencyLimits>): ResultDraft {
  const samples = judged.reduce((total, one) => total + one.samples, 0);
  const needed = Math.max(limits.samplesMin, ...judged.map(({ samplesNeeded }) => samplesNeeded));
  return draft('latency-worse', {
    key: 'too few samples',
    outcome: 'inconclusive',
    level: 'warn',
    message: `Latency was not judged: ${counted(samples, 'pair')}, ${limits.samplesMin} are needed on a route, and about ${needed} to be sure to see a slowdown of ${percent(limits.ratioMax - 1)} %.`,
    places: [place.group('preview')],
    measured: [{ name: 'pairs', unit: '', actual: samples, samples, samplesMin: limits.samplesMin }],
  });
}
