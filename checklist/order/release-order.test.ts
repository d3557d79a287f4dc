import { expect, test } from 'vitest';
import { reportOf } from './report-of.test-support.ts';
import type { Call } from './call.ts';
import { distinctCalls } from './call.ts';
import { incompatibilitiesIn } from './incompatibility.ts';
import { releaseOrder } from './release-order.ts';

const call = (from: string, to: string, source = 'declared'): Call => ({ from, to, source });
const services = ['web', 'shop'];
const calls = [call('web', 'shop')];

test('a compat report turns a pair round, or ties it together, and names its change', () => {
  const none = incompatibilitiesIn([reportOf('shop', [])]);
  expect(none).toEqual(new Map([['shop', []]]));
  expect(releaseOrder({ services, calls, changes: none }).plan.deploy).toEqual(['shop', 'web']);

  const old = incompatibilitiesIn([reportOf('shop', [{ states: ['A'] }])]);
  expect(releaseOrder({ services, calls, changes: old }).plan.deploy).toEqual(['web', 'shop']);

  const both = incompatibilitiesIn([reportOf('shop', [{ states: ['A', 'B'] }])]);
  const { plan, reasons } = releaseOrder({ services, calls, changes: both });
  expect(plan.cycles).toEqual([['shop', 'web', 'shop']]);
  expect(reasons).toEqual([
    [
      'web before shop: its old version cannot call the new shop: parameter-added at GET /ads: page is required',
      'shop before web: the new web cannot call its old version: parameter-added at GET /ads: page is required',
    ],
  ]);
});

test.each([
  ['a warning', { level: 'warn' }],
  ['what a person waived', { waiver: { reason: 'known', owner: 'ann', expires: '2999-01-01' } }],
  ['stored data', { states: ['C'] }],
  ['a rule that was skipped', { outcome: 'skipped' }],
] as const)('%s is in nobody’s way', (_name, change) => {
  expect(incompatibilitiesIn([reportOf('shop', [{ states: ['A'], ...change }])]).get('shop')).toEqual([]);
});

test('what could not be proven is in the way', () => {
  const found = incompatibilitiesIn([reportOf('shop', [{ states: ['B'], outcome: 'inconclusive' }])]);
  expect(found.get('shop')).toMatchObject([{ breaksNewCallers: true, breaksOldCallers: false }]);
});

test('a report on tables alone tells nothing of calls', () => {
  const tables = reportOf('shop', [{ places: ['table:orders'], states: ['A'] }], { contracts: false });
  expect(incompatibilitiesIn([tables])).toEqual(new Map());
});

test('a cycle that a compatible change can open is ordered, one that stays closed is told', () => {
  const ring = [call('a', 'b'), call('b', 'c'), call('c', 'a')];
  const opened = { services: [], calls: ring, changes: new Map([['a', []]]) };
  // Nothing of `a` breaks, so `c` needs not wait for it.
  expect(releaseOrder(opened).plan).toMatchObject({ cycles: [], deploy: ['c', 'b', 'a'] });
  expect(releaseOrder({ ...opened, changes: new Map() }).plan.cycles).toHaveLength(1);
});

test('each pair of services stands once, with what told of it', () => {
  const told = [call('web', 'shop', 'traces.json'), ...calls, call('web', 'shop', 'traces.json')];
  expect(distinctCalls(told)).toEqual([call('web', 'shop', 'traces.json, declared')]);
});
