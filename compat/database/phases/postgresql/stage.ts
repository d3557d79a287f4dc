import { counted, HarnessError } from '../../../../reports/index.ts';
import type { Notice } from '../../../../reports/index.ts';
import { openEngine } from '../../engine/engine.ts';
import { postgresGround } from '../../preconditions/postgres-ground.ts';
import { settleAlone } from '../../preconditions/settle.ts';
import { readQueries } from '../../queries/read-queries.ts';
import { readSource } from '../../read/history.ts';
import { bridgeOf } from '../column-change.ts';
import type { Stage, Staging } from '../stage.ts';
import { TriedTable } from '../tried-table.ts';
import { openPhaseRows } from './rows.ts';
import { runTrials } from './run-trials.ts';
import { tableFacts } from './table-facts.ts';

/** A scratch PostgreSQL with the schema and the bridge. @throws {HarnessError} those of the engine and the inputs. */
export async function openPostgresqlStage({ change, work, context, ...limits }: Staging): Promise<Stage> {
  const { signal } = context;
  const { migrations, dialect } = await readSource(work.schema, { signal });
  if (dialect !== 'postgresql') {
    throw new HarnessError('config-unusable', {
      what: 'The migrations are of MySQL, and the phase file does not say so.',
      where: work.schema,
      todo: 'Add `dialect: mysql` to the phase file.',
    });
  }
  const all = [...migrations, ...bridgeOf(change)];
  const { queries } = await readQueries(work.queries ?? [], signal, work);
  context.onProgress({ tool: 'compat', step: `applying ${counted(all.length, 'migration')}` });
  const engine = await openEngine(all, {
    signal,
    timeLeftMs: () => limits.timeLeftMs(),
    cacheFolder: work.cacheFolder,
    engine: work.engine,
  });
  try {
    const { candidate, remarks } = await settleAlone(migrations, postgresGround(engine));
    await engine.apply([...candidate, ...bridgeOf(change)]);
    const table = new TriedTable(change, await tableFacts(engine, change));
    const { source, notices } = await openPhaseRows(engine, change.table, work, signal);
    return {
      table,
      rows: source,
      queries,
      notices: [...remarks.map((message): Notice => ({ kind: 'info', message })), ...notices],
      runTrials: (trials) => runTrials(engine, trials),
      plan: (texts) => engine.plan(texts),
      close: async () => {
        await source?.close();
        await engine.close();
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}
