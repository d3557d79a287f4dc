/** Runs in which both groups are the same build, with all the noise that sound services have. */
import { randomNumbers } from '../arms.ts';
import { judged, type Chance } from './generated-run.test-support.ts';
import { binomialTail } from './statistics/binomial.ts';

/** Ids, times, coins of every kind, rare and frequent members, lists in any order and length. */
export function noisyBody(chance: Chance, nth: number): Record<string, unknown> {
  const items = [1, 2, 3].map((id) => ({ id, shown: Math.floor(chance() * 9), title: `Ad ${id}` }));
  return {
    requestId: `${hex(chance)}${hex(chance)}`,
    servedAt: new Date(Date.UTC(2026, 2, 2, 10) + Math.floor(chance() * 2000)).toISOString(),
    madeInSecond: Math.floor(chance() * 1.02),
    hits: 1000 + nth,
    coin: chance() < 0.5,
    dice: Math.floor(chance() * 6),
    seldom: chance() < 0.01 ? 'b' : 'a',
    ...(chance() < 0.01 ? {} : { nearlyAlways: 1 }),
    ...(chance() < 0.4 ? { sometimes: 1 } : {}),
    order: chance() < 0.5 ? ['a', 'b'] : ['b', 'a'],
    items: chance() < 0.3 ? items.toReversed() : items,
    suggestions: Array.from({ length: 2 + Math.floor(chance() * 2) }, (_, index) => index),
    score: Math.round(chance() * 3) / 10,
  };
}

function hex(chance: Chance): string {
  return Math.floor(chance() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
}

/** What did not pass, for each run that was not silent. Sizes, routes and noise shares vary. */
export async function alarmsOf(runs: number): Promise<readonly string[]> {
  const alarms: string[] = [];
  for (let seed = 1; seed <= runs; seed += 1) {
    const draw = randomNumbers(seed);
    const pairs = [24, 60, 150][draw() % 3] ?? 60;
    const routes = [1, 3, 12][draw() % 3] ?? 3;
    const noiseShare = [1, 1, 0.5][draw() % 3] ?? 1;
    const { results } = await judged({ seed, pairs, routes, noiseShare, noise: noisyBody });
    const found = results.filter(
      ({ outcome, level }) => outcome === 'fail' || (outcome !== 'pass' && level === 'block'),
    );
    if (found.length > 0)
      alarms.push(
        `run ${seed}, ${pairs} pairs on ${routes} routes, ${noiseShare}: ${found.map(({ rule, key }) => `${rule} ${key}`).join(', ')}`,
      );
  }
  return alarms;
}

/** How likely so many alarms are if one run in a hundred gives one. */
export function chanceOf(alarms: number, runs: number): number {
  return binomialTail(runs, 0.01, alarms);
}
