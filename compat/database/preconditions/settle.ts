/** Runs histories once to find out which of their steps their preconditions let run. */
import { HarnessError } from '../../../reports/index.ts';
import type { Guard } from '../read/guard.ts';
import { additions, twinsOf } from '../read/additions.ts';
import { withoutGuards } from '../read/migration.ts';
import type { Migration } from '../read/migration.ts';
import type { Ground } from './ground.ts';
import { Inquirer } from './inquiry.ts';
import type { Inquiry } from './inquiry.ts';
import { Outcomes } from './outcomes.ts';

/** Both schemas, as migrations. */
interface Both {
  readonly baseline: readonly Migration[];
  readonly candidate: readonly Migration[];
}

export interface Settled extends Both {
  /** What the reader has to know, in whole sentences. */
  readonly remarks: readonly string[];
}

/** What a run of a history came to. */
interface Run {
  /** What ran, as it is without its guards. */
  readonly ran: ReadonlyMap<Migration, Migration>;
  /** Left for the next run, which asks them again. */
  readonly putOff: ReadonlySet<Migration>;
}

/**
 * The steps that run, as the tool that applies them decides it: first those of the baseline, then what the candidate adds. The
 * ground is empty afterwards. Where no step asks anything, nothing is run.
 *
 * @throws {HarnessError} `migration-failed` with file and step where a precondition says that nothing more may run.
 */
export async function settle({ baseline, candidate }: Both, ground: Ground): Promise<Settled> {
  if (!isGuarded({ baseline, candidate })) return { baseline, candidate, remarks: [] };
  const outcomes = new Outcomes();
  const executed = new Set<string>();
  const old = await run(baseline, { ground, executed, outcomes, mayLoseRows: false });
  const parts = additions(baseline, candidate) === undefined;
  if (parts) {
    await ground.reset();
    executed.clear();
  }
  const twins = parts ? new Map<Migration, Migration>() : twinsOf(baseline, candidate);
  const open = candidate.filter((one) => {
    const twin = twins.get(one);
    return twin === undefined || old.putOff.has(twin);
  });
  const release = await run(open, { ground, executed, outcomes, mayLoseRows: true });
  await ground.reset();
  return {
    baseline: [...old.ran.values()],
    candidate: candidate.flatMap((one) => {
      const twin = twins.get(one);
      return release.ran.get(one) ?? (twin && old.ran.has(twin) ? withoutGuards(one) : []);
    }),
    remarks: outcomes.remarks(),
  };
}

/** Of one history alone; see `settle`. */
export async function settleAlone(
  migrations: readonly Migration[],
  ground: Ground,
): Promise<Pick<Settled, 'candidate' | 'remarks'>> {
  return settle({ baseline: [], candidate: migrations }, ground);
}

interface Running {
  readonly ground: Ground;
  /** Versions that count as run; grows. */
  readonly executed: Set<string>;
  readonly outcomes: Outcomes;
  readonly mayLoseRows: boolean;
}

async function run(
  migrations: readonly Migration[],
  { ground, executed, outcomes, mayLoseRows }: Running,
): Promise<Run> {
  const inquirer = new Inquirer(ground, executed);
  const ran = new Map<Migration, Migration>();
  const putOff = new Set<Migration>();
  let waiting: Migration[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await ground.apply(waiting, mayLoseRows);
    waiting = [];
    inquirer.forget();
  };
  for (const migration of migrations) {
    const { version = migration.name } = migration;
    if (asks(migration)) await flush();
    const decision = await decide(migration, inquirer, outcomes);
    if (decision === 'CONTINUE') putOff.add(migration);
    else executed.add(version);
    if (decision !== 'run') continue;
    const plain = withoutGuards(migration);
    waiting.push(plain);
    if (migration.mayFail === true && !(await succeeds(migration, flush, outcomes))) {
      waiting = [];
      continue;
    }
    ran.set(migration, plain);
  }
  await flush();
  return { ran, putOff };
}

/** What becomes of a step: it runs, it counts as run, or it is put off. */
async function decide(
  migration: Migration,
  inquirer: Inquirer,
  outcomes: Outcomes,
): Promise<'run' | 'MARK_RAN' | 'CONTINUE'> {
  for (const guard of migration.guards ?? []) {
    const inquiry = await inquirer.ask(guard.asks);
    const { answer } = inquiry;
    const reaction =
      answer === 'fails' ? guard.onFail : answer === 'error' ? guard.onError : ('run' as const);
    if (reaction === 'HALT') throw halted(migration, guard, inquiry);
    outcomes.note(migration, inquiry, reaction);
    if (reaction === 'MARK_RAN' || reaction === 'CONTINUE') return reaction;
  }
  return 'run';
}

/** A step that may fail counts as run all the same; what it would have done is not there. */
async function succeeds(
  { name }: Migration,
  apply: () => Promise<void>,
  outcomes: Outcomes,
): Promise<boolean> {
  try {
    await apply();
    return true;
  } catch (error) {
    if (!(error instanceof HarnessError) || error.code !== 'migration-failed') throw error;
    outcomes.noteFailed(name);
    return false;
  }
}

function halted({ name, sql }: Migration, guard: Guard, { answer, of }: Inquiry): HarnessError {
  const line = sql.slice(0, Math.max(0, sql.search(/\S/))).split('\n').length;
  const how = answer === 'error' ? 'cannot be asked' : 'does not hold';
  const said = guard.message === undefined ? '' : ` (${guard.message})`;
  return new HarnessError('migration-failed', {
    what: `The migration failed: its precondition ${how}: ${of.join(', ')}${said}`,
    where: `${name}:${line}`,
    todo: 'Let the history make what the precondition asks for, write onFail or onError as it is meant, or name a dump as the schema.',
  });
}

function asks({ guards = [], mayFail = false }: Migration): boolean {
  return guards.length > 0 || mayFail;
}

/** Whether there is anything to settle. */
export function isGuarded({ baseline, candidate }: Both): boolean {
  return baseline.some(asks) || candidate.some(asks);
}
