/** Clocks that do not run and ids that are always one. */
import { describe, expect, test } from 'vitest';
import { expectTranslated } from '../../reports/language/expect-translated.test-support.ts';
import type { ResultDraft } from '../../reports/index.ts';
import { judged, type Generated } from './generated-run.test-support.ts';

type Draw = NonNullable<Generated['noise']>;

const failed = (results: readonly ResultDraft[]): string[] =>
  results
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ rule, key, outcome }) => `${rule}: ${key} ${outcome}`);

describe('a value that stands still', () => {
  const at = (ms: number): string => new Date(Date.UTC(2026, 2, 2, 10) + ms).toISOString();
  const drawn = (chance: () => number) => ({ madeAt: at(Math.floor(chance() * 1e5)) });
  const run = (preview: Draw, noise: Draw = drawn): Generated => ({
    pairs: 60,
    routes: 1,
    noise,
    preview: { noise: preview },
  });

  test('in preview is found where each reply of stable has another', async () => {
    const { results } = await judged(run(() => ({ madeAt: at(5) })));
    expect(failed(results)).toEqual(['body-differs: GET /route/0 body:/madeAt date-changed fail']);
    expect(results[0]?.message).toContain('Preview gives the same value each time, stable another one.');
    await expectTranslated(results);
  });

  test.each<[string, Generated]>([
    ['that moves in both', run(drawn)],
    [
      'that each process keeps',
      run(
        () => ({ madeAt: at(5) }),
        () => ({ madeAt: at(9) }),
      ),
    ],
    [
      'that each of four servers of stable keeps',
      run(
        () => ({ madeAt: at(5) }),
        (chance) => ({ madeAt: at(Math.floor(chance() * 4)) }),
      ),
    ],
    ['that preview keeps for a while', run((_chance, nth) => ({ madeAt: at(Math.floor(nth / 15)) }))],
  ])('and one %s is not', async (_name, plan) => expect(failed((await judged(plan)).results)).toEqual([]));
});
