import type { Engine } from '../engine/engine.ts';
import type { RowFault } from '../engine/row-fault.ts';
import { splitQueries } from '../queries/scan.ts';
import type { Migration } from '../read/migration.ts';
import { quoteIdentifier, quoteName } from '../sql.ts';
import { catalogObjects } from './catalog-objects.ts';
import type { CatalogObject } from './catalog-objects.ts';

/** A scratch database on which a release goes up and down, whatever server it is of. */
export interface Stage {
  /** Everything that it holds now. */
  objects(): Promise<readonly CatalogObject[]>;
  /** Applies them; what fails on rows goes on without these. Rejects with a `HarnessError`. */
  tryOut(migrations: readonly Migration[]): Promise<readonly RowFault[]>;
  /** Texts of the statements of a script, without comments. */
  textsOf(sql: string): readonly string[];
  /** SQL that gives as `n` how many rows a table, or values a column holds. */
  counting(object: CatalogObject): string;
}

export function postgresStage(engine: Pick<Engine, 'rows' | 'tryOut'>): Stage {
  return {
    objects: () => catalogObjects(engine),
    tryOut: (migrations) => engine.tryOut(migrations),
    textsOf: (sql) => splitQueries(sql).map(({ text }) => text),
    counting: ({ schema, name, part }) =>
      `SELECT count(${part === null ? '*' : quoteIdentifier(part)})::text AS n FROM ${quoteName({ schema: schema ?? 'public', name })}`,
  };
}
