import { HarnessError } from '../../../reports/index.ts';
import { readFiles } from './files.ts';
import { inOrder, isStepForward, upSection } from './migration.ts';
import type { Migration } from './migration.ts';
import { parseSource } from './source.ts';

/**
 * The migrations that a source names, in the order in which they are applied.
 *
 * @throws {HarnessError} `usage`, `input-unreadable`; `nothing-selected` when no migration is there.
 */
export async function readHistory(spec: string, signal: AbortSignal): Promise<Migration[]> {
  const source = parseSource(spec);
  const files = await readFiles(source, isStepForward, signal);
  const sorted = files.toSorted((a, b) => inOrder(a.name, b.name));
  if (sorted.length === 0) {
    throw new HarnessError('nothing-selected', {
      what: 'No migration was found.',
      where: spec,
      todo: 'Name a folder that holds .sql files which go up.',
    });
  }
  if (source.first !== undefined && source.first > sorted.length) {
    throw new HarnessError('usage', {
      what: `The first ${source.first} migrations were asked for, but there are ${sorted.length}.`,
      where: spec,
    });
  }
  return sorted.slice(0, source.first).map(({ name, text }) => ({ name, sql: upSection(text) }));
}

/**
 * What the candidate adds to the baseline, when it holds all of the baseline's migrations with unchanged
 * content; undefined when it does not. A migration that sorts between old ones counts as added, as the
 * migration tools apply it to a database that has the old ones.
 */
export function additions(
  baseline: readonly Migration[],
  candidate: readonly Migration[],
): Migration[] | undefined {
  const left = new Map<string, number>();
  for (const { sql } of baseline) left.set(sql, (left.get(sql) ?? 0) + 1);
  const added = candidate.filter(({ sql }) => {
    const count = left.get(sql) ?? 0;
    if (count > 0) left.set(sql, count - 1);
    return count === 0;
  });
  return candidate.length - added.length === baseline.length ? added : undefined;
}
