import { expect, test } from 'vitest';
import { expectTranslated } from '../../reports/language/expect-translated.test-support.ts';
import { judgeCapacity, type CapacityFacts } from './judge-capacity.ts';
import type { StepResult } from './step.ts';

const step: StepResult = {
  connections: 2,
  seconds: 10,
  replies: 2000,
  perSecond: 200,
  errors: 0,
  statuses: { 200: 2000 },
  tp50: 5,
  tp90: 8,
  tp99: 10,
  clientBusy: 0.2,
  clientWaited: 0,
  proof: { proven: 10, unproven: 0, wrong: 0, versions: ['web-v1'], strangers: [] },
};

const facts: CapacityFacts = {
  steps: [step],
  limitedBy: 'no-growth',
  limits: {
    tp99MsMax: 500,
    errorShareMax: 0.01,
    connectionsMax: 64,
    growthMin: 0.05,
    stableSlowdownMax: 2,
    stableDifferenceMsMin: 50,
    rateMax: 1000,
  },
  asked: true,
  unprovenShareMax: 0.001,
};

const starved = { ...step, clientBusy: 0.95, clientWaited: 0.5 };
const failing = { ...step, errors: 1000, statuses: { 200: 1000, 503: 1000 } };
const silent = { ...step, proof: { ...step.proof, unproven: 5 } };

test.each<readonly [said: RegExp, outcome: string, more: Partial<CapacityFacts>]>([
  [/^One node carries 200 requests.*no more replies\.$/, 'pass', {}],
  [/200 requests.*300 requests\/s are needed\.$/, 'fail', { neededPerSecond: 300 }],
  [/at least 200 requests/, 'inconclusive', { neededPerSecond: 300, limitedBy: 'rate-cap' }],
  [/at least 200 requests.*our own process could send no more/, 'pass', { limitedBy: 'client' }],
  [
    /at least 200 requests.*this machine was too busy to load it further, our own process waited 50 % of the time/,
    'pass',
    { limitedBy: 'client', steps: [starved] },
  ],
  [
    /^No step kept to its limits: .*50 % were errors \(1000 with status 200, /,
    'inconclusive',
    { steps: [failing] },
  ],
  [/^No step kept to its limits: nothing was sent/, 'inconclusive', { steps: [] }],
  [/^No whole step was measured/, 'inconclusive', { steps: [] }],
  [/^Nothing says how a reply proves/, 'inconclusive', { asked: false }],
  [/5 of 15 sampled replies carry no proof/, 'inconclusive', { steps: [silent] }],
  [
    /^The run stopped after 1 whole steps: stable failed twice/,
    'inconclusive',
    {
      stopped: { group: 'stable', reason: 'stable failed twice in a row (status 500)' },
    },
  ],
])('%s is %s', async (said, outcome, more) => {
  const results = judgeCapacity({ ...facts, ...more });
  expect(results.find(({ message }) => said.test(message))?.outcome).toBe(outcome);
  await expectTranslated(results);
});
