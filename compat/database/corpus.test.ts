/** Real histories, as far as there is time for them in every run; all of them in `corpus.soak.test.ts`. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasCorpus, readSteps, score } from './corpus.test-support.ts';
import { openEngine } from './engine/engine.ts';
import type { Engine } from './engine/engine.ts';
import type { Migration } from './read/migration.ts';

describe.skipIf(!hasCorpus)('real histories (skipped without the corpus)', () => {
  const { signal } = new AbortController();
  const projects = [
    // Whole ones, and of the long ones a part in which they break old code most often.
    ['umami', 0, 19, 7],
    ['temporal-pg', 0, 25, 3],
    ['openfga-pg', 0, 6, 0],
    ['supabase-auth', 41, 71, 4],
    ['kratos-pg', 112, 133, 9],
    ['goalert', 140, 166, 9],
  ] as const;
  const histories = new Map<string, readonly Migration[]>();
  let engine: Engine;

  beforeAll(async () => {
    for (const [project] of projects) histories.set(project, await readSteps(project, signal));
    // What they want of extensions is loaded when the engine starts.
    const texts = [...histories.values()].flat();
    engine = await openEngine(texts, { signal, timeLeftMs: () => 600_000 });
  }, 120_000);
  afterAll(() => engine.close());

  test.each(projects)(
    '%s: of steps %d to %d %d break old code; these are found, and nothing else',
    async (project, from, to, found) => {
      await engine.reset();
      const steps = histories.get(project) ?? [];
      const { rules, ...said } = await score(engine, project, steps, [from, to]);
      expect(said).toEqual({ steps: to - from, found, missed: [], falseAlarms: [] });
      expect([...rules.keys()].filter((rule) => rule.endsWith('block fail')).length > 0).toBe(found > 0);
    },
    300_000,
  );
});
