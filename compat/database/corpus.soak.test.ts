/** Real histories from their first step to the last, and the page that tells of them. Skipped without the corpus. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { corpusPage } from './corpus-page.test-support.ts';
import { hasCorpus, readSteps, score } from './corpus.test-support.ts';
import type { Score } from './corpus.test-support.ts';
import { openEngine } from './engine/engine.ts';
import type { Engine } from './engine/engine.ts';
import type { Migration } from './read/migration.ts';

describe.skipIf(!hasCorpus)('real histories (skipped without the corpus)', () => {
  const { signal } = new AbortController();
  const projects = [
    ['goalert', 280, 38],
    ['kratos-pg', 346, 35],
    ['supabase-auth', 71, 9],
    ['temporal-pg', 25, 3],
    ['umami', 19, 7],
    ['openfga-pg', 6, 0],
  ] as const;
  const histories = new Map<string, readonly Migration[]>();
  const scores = new Map<string, Score>();
  let engine: Engine;

  beforeAll(async () => {
    for (const [project] of projects) histories.set(project, await readSteps(project, signal));
    const texts = [...histories.values()].flat();
    engine = await openEngine(texts, { signal, timeLeftMs: () => 1_200_000 });
  }, 120_000);
  afterAll(() => engine.close());

  test.each(projects)(
    '%s: no step of %d crashes, %d breaks are found, and nothing else',
    async (project, steps, found) => {
      await engine.reset();
      const one = await score(engine, project, histories.get(project) ?? []);
      scores.set(project, one);
      const { rules, ...said } = one;
      expect(said).toEqual({ steps, found, missed: [], falseAlarms: [] });
      expect([...rules.keys()].some((rule) => rule.endsWith('block fail'))).toBe(found > 0);
    },
    600_000,
  );

  test('the page says what was found (written anew with `vitest -u`)', async () => {
    await expect(corpusPage(scores)).toMatchFileSnapshot('../../docs/real-histories.md');
  });
});
