/** What charts calculate before anything is drawn. */
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../ledger.ts';
import type { TimeSeries } from '../../time-series.ts';
import { marksOf, stepTimes } from '../views/replay/time-marks.ts';
import { apart } from './axes.tsx';
import { histogramBars } from './histogram-bars.ts';
import { ledgerFlow } from './ledger-flow.ts';
import { layoutOrder } from './order-layout.ts';

test('bars of a histogram are shares of their own group, and the first step begins a ratio lower', () => {
  const bars = histogramBars({ upToMs: [10, 20, 40], stable: [1, 3, 0], preview: [0, 0, 8] });
  expect(bars).toEqual([
    { fromMs: 5, toMs: 10, stable: 25, preview: 0 },
    { fromMs: 10, toMs: 20, stable: 75, preview: 0 },
    { fromMs: 20, toMs: 40, stable: 0, preview: 100 },
  ]);
  expect(histogramBars({ upToMs: [], stable: [], preview: [] })).toEqual([]);
  expect(histogramBars({ upToMs: [10], stable: [0], preview: [0] })).toEqual([
    { fromMs: 8, toMs: 10, stable: 0, preview: 0 },
  ]);
});

test('values on an axis keep room for their texts', () => {
  const at = (text: string, width?: number): number[] =>
    apart(
      [100, 110, 130, 144, 190].map((at) => ({ at, text })),
      width,
    ).map((tick) => tick.at);
  expect(at('100')).toEqual([100, 144, 190]);
  expect(at('2026-03-02')).toEqual([100, 190]);
  // the last one leans inwards at the edge
  expect(at('2026-03-02', 195)).toEqual([100]);
});

test('times of a run are those of the clock, with the day where it took several, and never break the page', () => {
  const none = { replies: [], errors: [], tp50: [], tp99: [] };
  const series = (from: string, stepMs: number): TimeSeries => ({
    tool: 'replay',
    from,
    stepMs,
    requests: [1, 2],
    stable: none,
    preview: none,
    sends: [],
    lagMs: [],
    pace: [],
    marks: [
      { kind: 'asked-pace', atMs: 0, untilMs: 500, reason: '50 % of its pace' },
      { kind: 'held', atMs: 500, untilMs: 1000 },
      { kind: 'stop', atMs: 1500, reason: 'harm' },
    ],
  });
  expect(stepTimes(series('2026-03-02T23:59:59.000Z', 1000))).toEqual(['23:59:59', '00:00:00']);
  expect(stepTimes(series('2026-03-02T23:59:59.000Z', 64_000_000))).toEqual(['03-02 23:59', '03-03 17:46']);
  expect(stepTimes(series('<script>', 1))).toEqual(['', '']);
  expect(marksOf(series('2026-03-02T23:59:59.000Z', 1000))).toEqual([
    { kind: 'pause', from: 0.5, to: 1, text: 'held by `replay pace`' },
    { kind: 'end', from: 1.5, text: 'the run ended early: harm' },
  ]);
});

describe('the flow of the ledger', () => {
  const ledger: Ledger = {
    files: [],
    format: 'har',
    lines: 10,
    read: 10,
    methods: {},
    selected: 7,
    skipped: { static: 1, 'method-post': 2 },
    sent: 7,
    notSent: {},
    compared: 4,
    setAside: { 'from-cache': 3 },
  };

  test('is a staircase from read to compared, the greatest loss first', () => {
    const { rows, addsUp } = ledgerFlow(ledger);
    expect(addsUp).toBe(true);
    expect(rows.map(({ step, reason, from, to }) => [reason ?? step, from, to])).toEqual([
      ['read', 0, 10],
      ['method-post', 8, 10],
      ['static', 7, 8],
      ['selected', 0, 7],
      ['sent', 0, 7],
      ['from-cache', 4, 7],
      ['compared', 0, 4],
    ]);
  });

  test('says when a record is missing', () => {
    expect(ledgerFlow({ ...ledger, compared: 3 }).addsUp).toBe(false);
  });
});

describe('the order graph', () => {
  const edges = [
    { from: 'edge', to: 'delivery' },
    { from: 'delivery', to: 'registry' },
    { from: 'adposition', to: 'registry' },
  ];
  const deploy = ['registry', 'adposition', 'delivery', 'edge'];

  test('sets each service right of all that it calls', () => {
    const { services, calls, columns, rows } = layoutOrder({ deploy, rollback: [], cycles: [], edges });
    expect(services.map(({ name, column, row, turn }) => [name, column, row, turn])).toEqual([
      ['registry', 0, 0, 1],
      ['adposition', 1, 0, 2],
      ['delivery', 1, 1, 3],
      ['edge', 2, 0, 4],
    ]);
    expect([columns, rows]).toEqual([3, 2]);
    expect(calls.filter(({ isAgainstOrder, isInCycle }) => isAgainstOrder || isInCycle)).toEqual([]);
  });

  test('marks a cycle and the call that closes it', () => {
    const closing = { from: 'registry', to: 'delivery' };
    const cycles = [['delivery', 'registry', 'delivery']];
    const { services, calls } = layoutOrder({ deploy, rollback: [], cycles, edges: [...edges, closing] });
    expect(services.filter(({ isInCycle }) => isInCycle).map(({ name }) => name)).toEqual([
      'registry',
      'delivery',
    ]);
    const inCycle = calls.filter(({ isInCycle }) => isInCycle);
    expect(inCycle.map(({ from, to, isAgainstOrder }) => [from.name, to.name, isAgainstOrder])).toEqual([
      ['delivery', 'registry', false],
      ['registry', 'delivery', true],
    ]);
  });

  test('holds services that have no turn, and one that calls itself', () => {
    const { services, calls } = layoutOrder({
      deploy: [],
      rollback: [],
      cycles: [['a', 'a']],
      edges: [{ from: 'a', to: 'a' }],
    });
    expect(services).toEqual([{ name: 'a', column: 0, row: 0, isInCycle: true }]);
    expect(calls[0]?.isAgainstOrder).toBe(true);
  });
});
