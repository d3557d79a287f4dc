import { expect, test } from 'vitest';
import { said, six, times, vitals, type Shown } from './page-facts.test-support.ts';

test.each<readonly [name: string, shown: Shown, expected: readonly string[]]>([
  [
    'other looks',
    { looks: { views: 3, difference: 0.02, restless: 0.1 } },
    ['page-looks-different warn fail'],
  ],
  ['looks of which stable changes a part', { looks: { views: 3, difference: 0, restless: 0.4 } }, []],
  [
    'looks of which stable changes most',
    { looks: { views: 3, difference: 0, restless: 0.6 } },
    ['page-looks-different warn inconclusive'],
  ],
  ['a later paint', { stable: six(vitals(400)), preview: times(vitals(900)) }, ['page-slower warn fail']],
  ['a paint that nobody sees to be later', { stable: six(vitals(40)), preview: times(vitals(90)) }, []],
  [
    'a later paint that stable shows too, now and then',
    {
      stable: [...times(vitals(400)), ...times(vitals(300)).slice(1), vitals(950)],
      preview: times(vitals(900)),
    },
    [],
  ],
  [
    'a later paint while our own timers were late',
    {
      stable: six({ ...vitals(400), ownLateMs: 150 }),
      preview: times({ ...vitals(900), ownLateMs: 150 }),
    },
    ['page-slower warn inconclusive'],
  ],
  [
    'a later paint on a crowded machine',
    { stable: six({ ...vitals(400), tasksPerCore: 5 }), preview: times({ ...vitals(900), tasksPerCore: 5 }) },
    ['page-slower warn inconclusive'],
  ],
  ['paints of too few visits', { stable: [vitals(400)], preview: [vitals(900)] }, []],
  [
    'paints that our rate limit held back',
    { stable: six(vitals(400)), preview: times({ ...vitals(900), heldBackMs: 300 }) },
    [],
  ],
])('%s', async (_name, shown, expected) => expect(await said(shown)).toEqual(expected));
