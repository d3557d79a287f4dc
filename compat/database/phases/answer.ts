/** Asks what the checks of a phase want to know. All I/O of a run on the databases is here. */
import { proveRows } from '../data/prove-rows.ts';
import type { ProofOf } from '../proof.ts';
import { namesOf } from './column-change.ts';
import type { ColumnChange } from './column-change.ts';
import type { PhaseCheck, QueriesCheck, RowsCheck, TrialCheck } from './phase-check.ts';
import type { Stage } from './stage.ts';
import type { TrialOutcome } from './trial.ts';

/** What a check was told; plain data beside the check itself. */
export type Answer =
  | { readonly check: RowsCheck; readonly proof: ProofOf<'rows'> }
  | { readonly check: TrialCheck; readonly outcomes: readonly TrialOutcome[] }
  | { readonly check: QueriesCheck; readonly queries: QueriesAnswer };

export interface QueriesAnswer {
  /** How many were planned. */
  readonly asked: number;
  /** Names of those that use an old column, or fail for want of it. */
  readonly users: readonly string[];
  /** Names of those that fail for other reasons, with the server's words. */
  readonly doubtful: readonly string[];
}

export interface Asked {
  readonly stage: Stage;
  readonly hashKey: string;
  now(): Date;
}

export async function answer(check: PhaseCheck, change: ColumnChange, asked: Asked): Promise<Answer> {
  const { stage, hashKey } = asked;
  if (check.on === 'scratch')
    return { check, outcomes: await stage.runTrials(check.trials(change, stage.table)) };
  if (check.on === 'queries') return { check, queries: await planAll(change, stage) };
  const provers = { data: stage.rows, hashKey, now: () => asked.now() };
  return { check, proof: await proveRows(check.question(change), provers) };
}

async function planAll(change: ColumnChange, stage: Stage): Promise<QueriesAnswer> {
  const { queries } = stage;
  const old = namesOf(change.old);
  const plans = await stage.plan(queries.map(({ sql }) => sql));
  const users: string[] = [];
  const doubtful: string[] = [];
  plans.forEach((plan, i) => {
    const { name = '' } = queries[i] ?? {};
    if (plan.works) {
      const isUser = plan.uses.some(
        ({ table, column }) =>
          table.schema === change.table.schema &&
          table.name === change.table.name &&
          column !== null &&
          old.includes(column),
      );
      if (isUser) users.push(name);
      return;
    }
    const { code, message } = plan.error;
    const wantsOld =
      (code === '42703' &&
        old.some((name) => message.includes(`"${name}"`) || message.includes(`.${name} `))) ||
      (code === '1054' && old.some((name) => message.includes(`'${name}'`) || message.includes(`.${name}'`)));
    if (wantsOld) users.push(name);
    else doubtful.push(`${name} (${code} ${message})`);
  });
  return { asked: plans.length, users, doubtful };
}
