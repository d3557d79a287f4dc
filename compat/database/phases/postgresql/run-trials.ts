/** Runs trials on a scratch PostgreSQL: each is a savepoint of its own. */
import type { Engine } from '../../engine/engine.ts';
import { quoteLiteral } from '../../sql.ts';
import type { Trial, TrialOutcome } from '../trial.ts';

const ours = 'SWTRY';

/** An exception is the only way in which a function undoes what it did. */
const tryFunction = `
CREATE OR REPLACE FUNCTION pg_temp.seaworthy_try(statements text[], question text) RETURNS text LANGUAGE plpgsql AS $try$
DECLARE
  statement text;
  answer text;
BEGIN
  FOREACH statement IN ARRAY statements LOOP EXECUTE statement; END LOOP;
  SET CONSTRAINTS ALL IMMEDIATE;
  EXECUTE question INTO answer;
  RAISE EXCEPTION USING ERRCODE = '${ours}', MESSAGE = coalesce(answer, '');
EXCEPTION WHEN OTHERS THEN
  RETURN SQLSTATE || ' ' || SQLERRM;
END $try$`;

const guardFunction = `
CREATE OR REPLACE FUNCTION pg_temp.seaworthy_endless() RETURNS trigger LANGUAGE plpgsql AS $endless$
BEGIN
  RAISE EXCEPTION USING ERRCODE = '54001', MESSAGE = 'triggers call each other without end';
END $endless$`;

/** Raises 54001 where triggers go deeper than any bridge does; an engine without a guard of its own would die of it. */
export function endlessGuard(table: string): string {
  return `CREATE TRIGGER seaworthy_endless BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW
    WHEN (pg_trigger_depth() > 16) EXECUTE FUNCTION pg_temp.seaworthy_endless()`;
}

/** Runs trials one after the other, all on the database as it stands. */
export async function runTrials(engine: Engine, trials: readonly Trial[]): Promise<TrialOutcome[]> {
  if (trials.length === 0) return [];
  await engine.rows(tryFunction);
  await engine.rows(guardFunction);
  const calls = trials.map(
    ({ statements, question }, i) =>
      `SELECT ${i} AS i, pg_temp.seaworthy_try(ARRAY[${statements.map(quoteLiteral).join(', ')}]::text[], ${quoteLiteral(question)}) AS said`,
  );
  const rows = await engine.rows(`${calls.join('\nUNION ALL ')}\nORDER BY i`);
  return trials.map((trial, i) => outcomeOf(trial, rows[i]?.['said'] ?? ''));
}

function outcomeOf(trial: Trial, said: string): TrialOutcome {
  const [code, message] = [said.slice(0, 5), said.slice(6)];
  return code === ours ? { trial, answer: message } : { trial, error: { code, message } };
}
