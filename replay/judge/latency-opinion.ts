import { place, type ResultDraft } from '../../reports/index.ts';
import type { LatencyLimits } from '../options.ts';
import type { Tally } from '../tally/tally.ts';
import { judgeLatency, type JudgedLatency } from './latency.ts';
import { clean, draft, operationOf, usablePairs, type Opinion } from './opinion.ts';

/** Routes on which preview is slower. Too few samples only warn, so that a small release can go. */
export function latencyOpinion(tally: Tally, limits: Required<LatencyLimits>): Opinion {
  if (usablePairs(tally) === 0) return { results: [], examined: {} };
  const judged = judgeLatency(tally, limits);
  const enough = judged.filter(({ verdict }) => verdict !== 'too-few');
  if (enough.length === 0)
    return { results: [tooFew(usablePairs(tally), limits)], examined: { 'latency-worse': 0 } };
  const worse = enough.filter(({ verdict }) => verdict === 'worse').map((one) => slower(one, limits));
  const samples = enough.reduce((total, one) => total + one.samples, 0);
  const left = usablePairs(tally) - samples;
  const rest = left > 0 ? ` ${left} pairs on rare routes were too few to judge.` : '';
  const message = `None of ${samples} pairs lies on a route that is slower beyond the limits.${rest}`;
  return {
    results: worse.length > 0 ? worse : [clean('latency-worse', message)],
    examined: { 'latency-worse': samples },
  };
}

function slower(judged: JudgedLatency, limits: Required<LatencyLimits>): ResultDraft {
  const [first, ...rest] = judged.routes.map(operationOf);
  const [stableMs, previewMs] = [judged.stableMs.toFixed(1), judged.previewMs.toFixed(1)];
  return draft('latency-worse', {
    key: judged.name,
    outcome: 'fail',
    message: `${judged.name}: preview takes ${judged.ratio.toFixed(1)} times as long as stable for the same request (TP50 from send to last byte ${previewMs} ms against ${stableMs} ms, ${judged.samples} pairs).`,
    places: [first ?? place.group('preview'), ...rest],
    states: ['A'],
    observations: judged.samples,
    change: { kind: 'slower' },
    measured: [
      {
        name: 'TP50',
        unit: 'ms',
        expected: Number(stableMs),
        actual: Number(previewMs),
        samples: judged.samples,
        samplesMin: limits.samplesMin,
      },
      {
        name: 'median ratio',
        unit: '',
        expected: 1,
        actual: Number(judged.ratio.toFixed(2)),
        limit: limits.ratioMax,
        samples: judged.samples,
        samplesMin: limits.samplesMin,
      },
    ],
  });
}

function tooFew(samples: number, limits: Required<LatencyLimits>): ResultDraft {
  return draft('latency-worse', {
    key: 'too few samples',
    outcome: 'inconclusive',
    level: 'warn',
    message: `Latency was not judged: ${samples} pairs, ${limits.samplesMin} are needed.`,
    places: [place.group('preview')],
    measured: [{ name: 'pairs', unit: '', actual: samples, samples, samplesMin: limits.samplesMin }],
  });
}
