/** Runs trials on a scratch MySQL: what rows a trial writes is rolled back, and what it does to the table is undone. */
import type { Trial, TrialOutcome } from '../../phases/trial.ts';
import type { MysqlSession } from '../server/connection.ts';
import { asMysqlError } from '../server/mysql-error.ts';

const timeoutMs = 30_000;

/** These end the transaction, so only making the table anew undoes them. */
const endsTransaction = /^\s*(?:create|alter|drop)\b/i;

/** @param anew statements that make the table again as it was, and empty */
export async function runTrials(
  session: MysqlSession,
  trials: readonly Trial[],
  anew: readonly string[],
): Promise<TrialOutcome[]> {
  const outcomes: TrialOutcome[] = [];
  for (const trial of trials) {
    outcomes.push(await tried(session, trial));
    await session.rows('ROLLBACK', timeoutMs);
    if (!trial.statements.some((sql) => endsTransaction.test(sql))) continue;
    for (const sql of anew) await session.rows(sql, timeoutMs);
  }
  return outcomes;
}

async function tried(session: MysqlSession, trial: Trial): Promise<TrialOutcome> {
  try {
    for (const sql of trial.statements) await session.rows(sql, timeoutMs);
    const [row = {}] = await session.rows(trial.question, timeoutMs);
    return { trial, answer: Object.values(row)[0] ?? '' };
  } catch (error) {
    return { trial, error: asMysqlError(error) };
  }
}
