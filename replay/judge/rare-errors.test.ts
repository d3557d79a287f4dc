/** Errors that are too rare for the place where they come. */
import { describe, expect, test } from 'vitest';
import { expectTranslated } from '../../reports/language/expect-translated.test-support.ts';
import type { ResultDraft } from '../../reports/index.ts';
import { judged, type Generated } from './generated-run.test-support.ts';

const failed = (results: readonly ResultDraft[]): string[] =>
  results
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ rule, key, outcome }) => `${rule}: ${key} ${outcome}`);

describe('errors of preview alone', () => {
  const errors = (pairs: number, nth: number, routes = 1): Generated => ({
    pairs,
    routes,
    preview: { errorEvery: nth },
  });

  test('one in a thousand is found in a run of 6,000', async () => {
    const { results } = await judged(errors(6000, 1000));
    expect(failed(results)).toEqual(['status-differs: GET /route/0 status status-changed fail']);
    expect(results[0]?.message).toContain('preview alone failed in 6 of 6000 requests, stable in 0 of 12000');
  });

  test('spread over many routes too', async () => {
    const { results } = await judged(errors(6000, 999, 40));
    expect(failed(results)).toEqual(['status-differs: rare errors fail']);
    expect(results[0]?.places.length).toBeGreaterThan(3);
  });

  test('two hold, and one warns; both say how many requests would tell', async () => {
    const [two] = (await judged(errors(2500, 1000))).results;
    expect(two).toMatchObject({ outcome: 'inconclusive', level: 'block' });
    expect(two?.message).toContain('about 6250 requests would tell');
    const [one] = (await judged(errors(1500, 1000))).results;
    expect(one).toMatchObject({ outcome: 'inconclusive', level: 'warn' });
  });

  test('that stable gives as often are no finding', async () => {
    const { results } = await judged({ pairs: 3000, routes: 4, all: { errorShare: 0.01 } });
    expect(failed(results)).toEqual([]);
  });

  test('of a status that stable never gives are found beside others that both give', async () => {
    const run = (errorStatus: number): Generated => ({
      pairs: 1200,
      routes: 8,
      all: { errorShare: 0.01 },
      preview: { errorEvery: 150, errorStatus },
    });
    const { results } = await judged(run(502));
    expect(failed(results)).toEqual(['status-differs: new errors 502 fail']);
    expect(results[0]?.message).toMatch(
      /^\d routes: preview answered with 502 in 8 of 1200 requests, stable never did in 2400 replies\.$/,
    );
    await expectTranslated(results);
    expect(failed((await judged(run(500))).results)).toEqual([]);
  });

  test('that come back for the same request are found at once', async () => {
    const { results } = await judged({ pairs: 60, routes: 1, preview: { errorAt: 17 } });
    expect(failed(results)).toEqual(['status-differs: GET /route/0 status status-changed fail']);
    expect(results[0]).toMatchObject({ level: 'block', observations: 1 });
  });
});
