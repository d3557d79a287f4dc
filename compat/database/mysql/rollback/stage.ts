import type { TextRow } from '../../engine/messages.ts';
import type { SchemaModel } from '../../model.ts';
import type { Migration } from '../../read/migration.ts';
import type { CatalogObject } from '../../rollback/catalog-objects.ts';
import type { Stage } from '../../rollback/stage.ts';
import { quoteBackticks, quotePath } from '../names.ts';
import type { Reader } from '../reader.ts';
import type { MysqlSession } from '../server/connection.ts';
import { Identities } from '../server/identities.ts';
import { runMigrations } from '../server/run-statements.ts';
import { splitStatements } from '../split-statements.ts';
import { mysqlObjects } from './catalog-objects.ts';

export interface MysqlStageOptions {
  readonly session: MysqlSession;
  readonly reader: Reader;
  readonly isMariadb: boolean;
  /** What was applied before the release, and the release. */
  readonly baseline: readonly Migration[];
  readonly release: readonly Migration[];
  /** Numbers of what no history tells; see `Identities`. */
  readonly byName: Map<string, number>;
  timeLeftMs(): number;
}

/** The scratch database of a run, with the release applied to it. */
export function mysqlStage(options: MysqlStageOptions): Stage {
  const { session, reader, isMariadb, baseline, release, byName } = options;
  const applied = [...baseline, ...release];
  const timeLeftMs = (): number => options.timeLeftMs();
  const ask = (sql: string): Promise<TextRow[]> => session.rows(sql, timeLeftMs());
  return {
    objects: async () => {
      const model = await modelOf(reader, applied);
      return mysqlObjects(ask, new Identities(model, byName), isMariadb);
    },
    tryOut: async (migrations) => {
      applied.push(...migrations);
      return (await runMigrations({ session, timeLeftMs }, migrations, true)).faults;
    },
    textsOf: (sql) => splitStatements(sql).map(({ text }) => text),
    counting: ({ name, part, schema }: CatalogObject) =>
      `SELECT COUNT(${part === null ? '*' : quoteBackticks(part)}) AS n FROM ${quotePath({ schema: schema ?? '', name })}`,
  };
}

/** A server knows no table after a rename; whoever reads all statements does. */
async function modelOf(reader: Reader, applied: readonly Migration[]): Promise<SchemaModel> {
  const { before } = await reader.replay({
    baseline: applied,
    candidate: [],
    continues: true,
    isLenient: true,
  });
  return before.model;
}
