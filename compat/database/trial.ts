/** Lets a release be judged up to a migration that fails. */
import { counted, HarnessError, place } from '../../reports/index.ts';
import type { ResultDraft } from '../../reports/index.ts';
import type { Engine } from './engine/engine.ts';
import { observe } from './observe.ts';
import type { Inputs, Observed } from './observe.ts';
import { postgresGround } from './preconditions/postgres-ground.ts';
import { settle } from './preconditions/settle.ts';
import { additions } from './read/additions.ts';
import type { Migration } from './read/migration.ts';

/** Where a release stopped. */
export interface Stop {
  /** Name of the migration. */
  readonly name: string;
  /** File and line. */
  readonly where: string;
  /** What the server or the parser says. */
  readonly said: string;
  readonly before: number;
  readonly after: number;
}

export interface Trial<T extends Inputs> {
  /** As they were given, without what could not be tried, and what its preconditions kept from running. */
  readonly inputs: T;
  readonly observed: Observed;
  readonly stop?: Stop;
  /** What came of the preconditions of its migrations, in whole sentences. */
  readonly remarks: readonly string[];
}

/**
 * Observes a release. Where one of its migrations fails, it is observed again without this one and those after
 * it, so that what is known of the others is kept. Where the histories part, a beginning says nothing.
 *
 * @throws {HarnessError} `migration-failed` when the baseline fails, or the histories part; `timeout`.
 */
export async function tryRelease<T extends Inputs>(engine: Engine, inputs: T): Promise<Trial<T>> {
  const ground = postgresGround(engine);
  const attempt = async (tried: T): Promise<Trial<T>> => {
    const { remarks, ...both } = await settle(tried, ground);
    const settled = { ...tried, ...both };
    return { inputs: settled, observed: await observe(engine, settled), remarks };
  };
  try {
    return await attempt(inputs);
  } catch (error) {
    const release = additions(inputs.baseline, inputs.candidate) ?? [];
    const stop = stopAt(error, release);
    if (stop === undefined) throw error;
    const untried = new Set(release.slice(stop.before));
    const rest = { ...inputs, candidate: inputs.candidate.filter((migration) => !untried.has(migration)) };
    await engine.reset();
    return { ...(await attempt(rest)), stop };
  }
}

function stopAt(error: unknown, release: readonly Migration[]): Stop | undefined {
  if (!(error instanceof HarnessError) || error.code !== 'migration-failed') return undefined;
  const { where = '', message: said } = error;
  const before = release.findIndex(({ name }) => where.startsWith(`${name}:`));
  const name = release[before]?.name;
  return name === undefined ? undefined : { name, where, said, before, after: release.length - before - 1 };
}

export const stopRule = {
  id: 'migration-fails',
  title: 'A migration of the release fails',
  level: 'block',
  why: 'A release whose migration fails cannot go out, and what comes after that migration is not known: neither who is hit nor whether there is a way back.',
  fix: 'Correct the migration. Where it needs what an empty database lacks, give it with another engine or with a first migration.',
} as const;

export function stopResult({ name, where, said, before, after }: Stop): ResultDraft {
  const { id: rule, title, level, why, fix } = stopRule;
  const judged = counted(before, ['migration before it was', 'migrations before it were']);
  const kept =
    before === 0
      ? 'Nothing of the release could be judged.'
      : `The ${judged} judged; it and ${after} after it could not be.`;
  const line = Number(where.slice(name.length + 1));
  return {
    tool: 'compat',
    rule,
    key: name,
    outcome: 'error',
    level,
    title,
    why,
    message: `${said}. ${kept}`,
    places: [place.migration(name)],
    fix,
    source: { file: name, line },
    command: `seaworthy explain ${rule}`,
  };
}
