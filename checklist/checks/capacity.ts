import { lookAt } from '../adapters/file-facts.ts';
import { judgeCapacity } from '../batches/capacity-judgement.ts';
import {
  capacityParams,
  capacityProblems,
  type CapacityFacts as Facts,
  type CapacityParams as Params,
} from '../batches/capacity-params.ts';
import { gatherPeak, type PeakQuery } from '../batches/expected-peak.ts';
import { measuredCapacity, type MeasuredCapacity } from '../batches/measured-capacity.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check } from '../check.ts';

const now = '2026-11-17T12:00:00.000Z';
const typed: Facts = { node: { perNode: 250 }, now };
const example: Params = { peakPerSecond: 1000, perNode: 250, groups: { nodes: 8 } };
const measured: Params = { ...example, perNode: 'capacity.json' };
const node = (more: Partial<MeasuredCapacity> = {}): Facts => ({
  node: { perNode: 250, measuredAt: '2026-11-16T12:00:00Z', isAtLeast: false, ...more },
  now,
});
const asked: Params = {
  ...example,
  peakPerSecond: {
    url: 'http://127.0.0.1:9090',
    query: 'sum(rate(http_requests_total[1m]))',
    window: '2h',
    minSamples: 2,
    onNoData: 'inconclusive',
  },
};
const loads = (...values: string[]): Facts => ({
  ...typed,
  peak: [
    { ago: '7d', series: [{ labels: {}, points: values.map((value) => [0, value] as const) }], warnings: [] },
  ],
});
const planned: Params = {
  peakPerSecond: 1000,
  perNode: 250,
  batches: {
    zones: { sh: 4, bj: 4 },
    batches: [
      { name: 'canary', nodes: 1, out: { sh: 1 } },
      { name: 'rest', nodes: 7, out: { sh: 1, bj: 2 } },
    ],
  },
};

/** Holds what is left at the worst moment of the release against the peak: nodes out, a zone lost, half the fleet gone. */
export const capacity: Check<Params, Facts> = {
  id: 'capacity',
  question: 'Do the nodes that are left carry the peak at the worst moment?',
  why: 'On the average there is always enough; it is the moment when the old group goes that brings the service down.',
  remedy: 'Take fewer nodes out at once, release outside of the peak, or add nodes before.',
  params: capacityParams,
  problems: capacityProblems,
  gather,
  judge: judgeCapacity,
  examples: [
    { title: 'just over half carries it', params: example, facts: typed, outcome: 'pass' },
    {
      title: 'just over half does not',
      params: { ...example, peakPerSecond: 1100 },
      facts: typed,
      outcome: 'fail',
    },
    {
      title: 'enough, unless a zone is lost',
      params: { ...example, zoneLost: 2 },
      facts: typed,
      outcome: 'fail',
    },
    {
      title: 'one at a time',
      params: { peakPerSecond: 1000, perNode: 250, rolling: { nodes: 8, outAtOnce: 1 } },
      facts: typed,
      outcome: 'pass',
    },
    {
      title: 'a green cluster that is too small',
      params: { peakPerSecond: 1000, perNode: 250, blueGreen: { blue: 8, green: 4 } },
      facts: typed,
      outcome: 'fail',
    },
    { title: 'batch by batch', params: planned, facts: typed, outcome: 'pass' },
    {
      title: 'batch by batch, unless a zone is lost',
      params: { ...planned, batches: { zones: {}, batches: [], ...planned.batches, surviveZone: true } },
      facts: typed,
      outcome: 'fail',
    },
    { title: 'measured yesterday', params: measured, facts: node(), outcome: 'pass' },
    {
      title: 'measured long ago',
      params: measured,
      facts: node({ measuredAt: '2026-06-01T12:00:00Z' }),
      outcome: 'inconclusive',
    },
    {
      title: 'another version was measured',
      params: { ...measured, version: 'v2' },
      facts: node({ attestedVersion: 'v1' }),
      outcome: 'inconclusive',
    },
    {
      title: 'too little, and the node was not full when it was measured',
      params: { ...measured, peakPerSecond: 1100 },
      facts: node({ isAtLeast: true }),
      outcome: 'inconclusive',
    },
    {
      title: 'no measurement',
      params: measured,
      facts: { problem: 'capacity.json is missing', now },
      outcome: 'error',
    },
    { title: 'the peak of last week', params: asked, facts: loads('400', '990'), outcome: 'pass' },
    { title: 'a peak that is too high', params: asked, facts: loads('400', '1100'), outcome: 'fail' },
    { title: 'too few values of last week', params: asked, facts: loads('400'), outcome: 'inconclusive' },
    { title: 'last week nobody came', params: asked, facts: loads('0', '0'), outcome: 'inconclusive' },
    {
      title: 'a metric that must be there',
      params: { ...asked, peakPerSecond: { ...(asked.peakPerSecond as PeakQuery), onNoData: 'fail' } },
      facts: loads(),
      outcome: 'fail',
    },
    {
      title: 'no Prometheus',
      params: asked,
      facts: { ...typed, peak: [{ ago: '7d', fault: 'no reply: ECONNREFUSED' }] },
      outcome: 'error',
    },
  ],
};

async function gather({ perNode, peakPerSecond }: Params, context: CheckContext): Promise<Facts> {
  const facts = {
    now: context.now().toISOString(),
    ...(typeof peakPerSecond !== 'number' && { peak: await gatherPeak(peakPerSecond, context) }),
  };
  if (typeof perNode === 'number') return { ...facts, node: { perNode } };
  const found = await lookAt(perNode, context);
  if (found === 'missing')
    return { ...facts, problem: `${perNode} is missing; \`seaworthy replay capacity\` writes it` };
  if ('unreadable' in found) return { ...facts, problem: `${perNode} cannot be read: ${found.unreadable}` };
  try {
    return { ...facts, node: measuredCapacity(found.text ?? '') };
  } catch (error) {
    return { ...facts, problem: `${perNode} is no measurement: ${(error as Error).message}` };
  }
}
