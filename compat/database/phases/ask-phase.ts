/** Opens what a phase has to be proven on, and asks all of its checks. */
import { randomBytes } from 'node:crypto';
import type { Notice, RunContext } from '../../../reports/index.ts';
import { openMysqlStage } from '../mysql/phases/stage.ts';
import { answer } from './answer.ts';
import type { Answer } from './answer.ts';
import type { ColumnChange } from './column-change.ts';
import type { PhaseCheck } from './phase-check.ts';
import { phaseNumber } from './phase-id.ts';
import { openPostgresqlStage } from './postgresql/stage.ts';
import type { Work } from './stage.ts';
import { phases } from './steps/index.ts';

/** A check is asked before a phase is entered, or before it counts as passed. */
export type When = 'entry' | 'exit';

/** Plain data beside the checks; judging needs nothing else. */
export interface AskedPhase {
  readonly answers: readonly (readonly [when: When, given: Answer])[];
  readonly notices: readonly Notice[];
}

const openers = { postgresql: openPostgresqlStage, mysql: openMysqlStage } as const;

export async function askPhase(
  change: ColumnChange,
  work: Work & { readonly until: When; readonly timeoutMs?: number },
  context: RunContext,
): Promise<AskedPhase> {
  const { timeoutMs = 120_000, until } = work;
  const startedMs = performance.now();
  const timeLeftMs = (): number => Math.round(timeoutMs - (performance.now() - startedMs));
  const stage = await openers[change.dialect]({ change, work, context, timeLeftMs });
  const asked = { stage, hashKey: randomBytes(16).toString('hex'), now: () => context.now() };
  const answers: (readonly [When, Answer])[] = [];
  try {
    for (const [when, check] of checksOf(change, until)) {
      context.onProgress({ tool: 'compat', step: `${change.phase}: ${check.id}` });
      answers.push([when, await answer(check, change, asked)]);
      // A lost live database is an unknown proof, but not where the user stopped the run.
      context.signal.throwIfAborted();
    }
  } finally {
    await stage.close();
  }
  return { answers, notices: stage.notices };
}

/** Each once, those of the entry first. */
function checksOf({ phase }: ColumnChange, until: When): (readonly [When, PhaseCheck])[] {
  const { entry = [], exit = [] } = phases[phaseNumber(phase) - 1] ?? {};
  const late = until === 'exit' ? exit.filter((check) => !entry.includes(check)) : [];
  return [
    ...entry.map((check) => ['entry', check] as const),
    ...late.map((check) => ['exit', check] as const),
  ];
}
