/** `capacity` with the peak of a real Prometheus that remembers the days before, and files of measurements. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPrometheus } from '../../fixtures/servers/prometheus.ts';
import type { StartedServer } from '../../fixtures/servers/started-server.ts';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { paramProblems } from '../items-of.ts';
import { ask } from '../store-hands.test-support.ts';
import { capacity } from './capacity.ts';

const installed = engines.find(({ name }) => name === 'prometheus')?.find() !== undefined;
const nodes = { perNode: 100, rolling: { nodes: 10, outAtOnce: 2 } };

/**
 * A day ago 600 requests/s at these hours, and 5000 before and after, some minutes away: Prometheus takes a value that
 * is up to five minutes old. Two days ago nothing was kept.
 */
function history(now: number): string {
  const yesterday = now - 86_400;
  const load = (minute: number): number => (minute < -10 || minute > 60 ? 5000 : minute === 30 ? 600 : 200);
  const lines = Array.from({ length: 100 }, (_, index) => index - 30).map(
    (minute) => `load ${load(minute)} ${yesterday + minute * 60}`,
  );
  return ['# TYPE load gauge', ...lines, '# EOF', ''].join('\n');
}

describe.skipIf(!requireEngine('prometheus', installed))(
  'the peak by Prometheus (skipped without it)',
  () => {
    let server: StartedServer;
    beforeAll(async () => {
      server = await startPrometheus({ history: history(Math.floor(Date.now() / 1000)) });
    }, 30_000);
    afterAll(() => server.stop());

    const peak = (more: object = {}) => ({
      url: server.url,
      query: 'sum(load)',
      window: '50m',
      ago: ['1d'],
      minSamples: 40,
      onNoData: 'inconclusive' as const,
      ...more,
    });

    test('is the highest value at the same hours of earlier days, and of no others', async () => {
      const found = await ask(capacity, { ...nodes, peakPerSecond: peak() });
      expect(found).toMatchObject({
        outcome: 'pass',
        measured: [
          { actual: 800, limit: 720 },
          { name: 'peak of 1d ago', actual: 600, samplesMin: 40 },
        ],
      });
      const fewer = { ...nodes, rolling: { nodes: 10, outAtOnce: 3 } };
      expect(await ask(capacity, { ...fewer, peakPerSecond: peak() })).toMatchObject({ outcome: 'fail' });
    });

    test.each([
      ['a day that nobody recorded', { ago: ['1d', '2d'] }, 'inconclusive', /2d ago: 0 values are fewer/],
      ['a day that must be recorded', { ago: ['2d'], onNoData: 'fail' }, 'fail', /2d ago: 0 values/],
      ['a metric that nobody has', { query: 'sum(laod)' }, 'inconclusive', /0 values are fewer than the 40/],
      ['a load of zero', { query: 'sum(load) * 0' }, 'inconclusive', /there were no requests at all/],
      [
        'several numbers',
        { query: 'label_replace(load, "a", "b", "", "") or load' },
        'inconclusive',
        /2 numbers/,
      ],
      ['a query that is none', { query: 'sum(' }, 'error', /status 400/],
    ] as const)('%s never passes', async (_name, more, outcome, message) => {
      const found = await ask(capacity, { ...nodes, peakPerSecond: peak(more) });
      expect(found).toMatchObject({ outcome, message: expect.stringMatching(message) });
    });
  },
);

describe('what was measured', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'seaworthy-capacity-'));
  afterAll(() => rmSync(cwd, { recursive: true }));
  const given = { peakPerSecond: 100, perNode: 'capacity.json', rolling: nodes.rolling, version: 'v1' };
  const good = { perSecond: 100, measuredAt: '2026-11-16T12:00:00Z', attestedVersion: 'v1' };

  test.each([
    ['pass', good, /measured with v1/],
    ['inconclusive', { ...good, attestedVersion: 'v0' }, /measured with v0, not v1/],
    ['error', { ...good, perSecond: 0 }, /carries 0\/s was not measured/],
    ['error', { ...good, measuredAt: 'yesterday' }, /"yesterday" is no time/],
    ['error', { steps: [] }, /holds no "perSecond"/],
    ['error', null, /holds no "perSecond"/],
  ])('%s: %j', async (outcome, written, message) => {
    writeFileSync(join(cwd, 'capacity.json'), JSON.stringify(written));
    expect(await ask(capacity, given, { cwd })).toMatchObject({
      outcome,
      message: expect.stringMatching(message),
    });
  });
});

test.each([
  ['two ways to go', { ...nodes, groups: { nodes: 3 } }, /give one of/],
  [
    'a zone that is not there',
    { perNode: 1, batches: { zones: { a: 2 }, batches: [{ out: { b: 1 } }] } },
    /names b/,
  ],
  [
    'a window that is not over',
    {
      ...nodes,
      peakPerSecond: {
        url: 'http://p',
        query: 'x',
        window: '2d',
        ago: ['1d'],
        minSamples: 1,
        onNoData: 'fail',
      },
    },
    /not over yet/,
  ],
])('%s is refused', (_name, given, problem) => {
  const found = paramProblems(capacity, { peakPerSecond: 1, ...given });
  expect(JSON.stringify(found)).toMatch(problem);
});
