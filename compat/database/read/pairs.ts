import type { Dialect } from './dialect.ts';
import { withoutEngine } from './dialect.ts';
import type { TextFile } from '../../sources/text-files.ts';
import type { Migration } from './migration.ts';

/** What a file is to its step: both files of one step have one stem. */
export interface Part {
  readonly stem: string;
  readonly goes: 'up' | 'down';
}

export interface Pairs {
  readonly migrations: readonly Migration[];
  /** Names the files that go down where none goes up. */
  readonly remarks: readonly string[];
}

/**
 * Puts the file that goes up and the one that goes down together. A file for this very engine stands in for
 * the one for all: `1_init.postgres.up.sql` for `1_init.up.sql`.
 */
export function pairFiles(
  files: readonly TextFile[],
  dialect: Dialect,
  partOf: (name: string) => Part | undefined,
): Pairs {
  const ups = new Map<string, TextFile>();
  const downs = new Map<string, TextFile>();
  for (const file of files.toSorted(generalFirst(dialect))) {
    const part = partOf(withoutEngine(file.name, dialect));
    if (part !== undefined) (part.goes === 'up' ? ups : downs).set(part.stem, file);
  }
  const lone = [...downs].filter(([stem]) => !ups.has(stem));
  return {
    migrations: [...ups].map(([stem, { name, text }]) => {
      const down = downs.get(stem);
      return { name, sql: text, ...(down !== undefined && { down: down.text, downName: down.name }) };
    }),
    remarks: lone.map(([, { name }]) => `${name} goes down, but no file goes up that it could undo.`),
  };
}

function generalFirst(dialect: Dialect): (a: TextFile, b: TextFile) => number {
  const rank = ({ name }: TextFile): number => (withoutEngine(name, dialect) === name ? 0 : 1);
  return (a, b) => rank(a) - rank(b);
}
