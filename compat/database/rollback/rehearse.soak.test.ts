/** Ways back of real histories, one step after the other. Skipped where they are not at hand. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openEngine } from '../engine/engine.ts';
import { readHistory } from '../read/history.ts';
import { catalogObjects, objectName, residueOf } from './catalog-objects.ts';
import { rehearse } from './rehearse.ts';
import { postgresStage } from './stage.ts';
import type { Rehearsal } from './rehearsal.ts';

const corpus = new URL('../../../../shared/corpus/db/real/', import.meta.url);
const { signal } = new AbortController();

type Kind = 'exact' | 'nothing to do' | 'empty' | 'residue' | 'fails';

function kindOf({ failure, rowFaults, residue, steps }: Rehearsal, changes: boolean): Kind {
  if (failure !== undefined || rowFaults.length > 0) return 'fails';
  const isEmpty = steps.every((step) => step.isEmpty);
  if (residue.length > 0) return isEmpty ? 'empty' : 'residue';
  return changes ? 'exact' : 'nothing to do';
}

async function goBack(project: string): Promise<{ counts: Record<Kind, number>; table: string[] }> {
  const steps = await readHistory(new URL(project, corpus).pathname, signal);
  const engine = await openEngine(steps, { signal, timeLeftMs: () => 3_000_000 });
  const counts = { exact: 0, 'nothing to do': 0, empty: 0, residue: 0, fails: 0 };
  const table: string[] = [];
  try {
    for (const [i, step] of steps.entries()) {
      const before = await catalogObjects(engine);
      await engine.tryOut([step]);
      const changes = residueOf(before, await catalogObjects(engine)).length > 0;
      const seen = await rehearse(postgresStage(engine), [step], before);
      const kind = kindOf(seen, changes);
      counts[kind] += 1;
      if (kind === 'residue' || kind === 'fails') {
        const left = seen.residue.map(({ object, how }) => `${how} ${objectName(object)}`);
        table.push(`${step.name}: ${seen.failure?.said ?? left.join(', ')}`);
      }
      if (seen.again === undefined || seen.again.failure !== undefined || seen.again.differs.length > 0) {
        await engine.reset();
        await engine.tryOut(steps.slice(0, i + 1));
      }
    }
  } finally {
    await engine.close();
  }
  return { counts, table };
}

describe.skipIf(!existsSync(corpus))('ways back of real histories (skipped without the corpus)', () => {
  test('goalert: 280 steps', { timeout: 3_000_000 }, async () => {
    const { counts, table } = await goBack('goalert');
    console.log(table.join('\n'));
    expect(counts).toEqual({ exact: 215, 'nothing to do': 16, empty: 29, residue: 14, fails: 6 });
  });
});
