/** Takes a release back and brings it up again, on a scratch database that nobody needs afterwards. */
import { HarnessError } from '../../../reports/index.ts';
import type { DataSource } from '../data/data-source.ts';
import type { RowFault } from '../engine/row-fault.ts';
import type { Migration } from '../read/migration.ts';
import { lostValues, residueOf } from './catalog-objects.ts';
import type { CatalogObject } from './catalog-objects.ts';
import { heldBy } from './held.ts';
import type { Rehearsal, StepBack, StepFailure } from './rehearsal.ts';
import type { Stage } from './stage.ts';

/** Whether a release is worth a rehearsal: it adds something to a history that knows a way back. */
export function goesBack(
  history: readonly Migration[],
  release: readonly Migration[] | undefined,
): release is readonly Migration[] {
  return release !== undefined && release.length > 0 && history.some(({ down }) => down !== undefined);
}

/**
 * All migrations of one release are taken back together, newest first, because a change may be spread over
 * several files. Leaves the database in whatever state it came to.
 *
 * @param release its migrations, in the order in which they went up
 * @param before the objects of the schema that stood before it
 * @param newRows rows of the new schema, to count what would be lost
 */
export async function rehearse(
  stage: Stage,
  release: readonly Migration[],
  before: readonly CatalogObject[],
  newRows?: DataSource,
): Promise<Rehearsal> {
  try {
    return await backAndForth(stage, release, before, newRows);
  } catch (error) {
    const [file = ''] = release.map(({ name }) => name);
    const failure = failureOf(error, file);
    if (!failure.timedOut) throw error;
    return {
      steps: release.map((up) => stepBack(stage, up)).toReversed(),
      failure,
      rowFaults: [],
      residue: [],
      lost: [],
    };
  }
}

async function backAndForth(
  stage: Stage,
  release: readonly Migration[],
  before: readonly CatalogObject[],
  newRows?: DataSource,
): Promise<Rehearsal> {
  const after = await stage.objects();
  // Asked while they are still there.
  const held = newRows === undefined ? undefined : await heldBy(newRows, lostValues(after, before), stage);
  const steps = release.map((up) => stepBack(stage, up)).toReversed();
  const none = { steps, residue: [], lost: [] };
  const back = await attempt(
    stage,
    release.toReversed().flatMap((up) => downOf(stage, up)),
  );
  if (back.failure !== undefined) return { ...none, ...back };
  const reached = await stage.objects();
  const residue = residueOf(before, reached);
  const lost = lostValues(after, reached).map((object) => ({ object, held: held?.get(object) }));
  if (residue.length > 0) return { steps, ...back, residue, lost };
  const { failure, rowFaults } = await attempt(stage, release);
  const [fault] = rowFaults;
  if (failure !== undefined) return { steps, ...back, residue, lost, again: { failure, differs: [] } };
  const differs = residueOf(after, await stage.objects());
  return { steps, ...back, residue, lost, again: { ...(fault && { failure: onRows(fault) }), differs } };
}

function onRows({ file, line, code, message }: RowFault): StepFailure {
  return { file, line, said: `${code} ${message}`, timedOut: false };
}

function stepBack(stage: Stage, { name, sql, down, downName = name }: Migration): StepBack {
  return {
    up: name,
    ...(down !== undefined && { down: downName }),
    isEmpty: isBlank(stage, down),
    changesSchema: stage.textsOf(sql).some((text) => !changesRowsOnly.test(text)),
  };
}

const changesRowsOnly =
  /^(insert|replace|update|delete|merge|with|select|copy|set|reset|begin|start|commit|end|rollback|savepoint|release|lock|analyze|vacuum|comment)\b/i;

function isBlank(stage: Stage, sql = ''): boolean {
  return stage.textsOf(sql).length === 0;
}

function downOf(stage: Stage, { name, down, downName = name, inTransaction }: Migration): Migration[] {
  return down === undefined || isBlank(stage, down)
    ? []
    : [{ name: downName, sql: down, ...(inTransaction !== undefined && { inTransaction }) }];
}

/** Applies one after the other until one fails. */
async function attempt(
  stage: Stage,
  migrations: readonly Migration[],
): Promise<{ rowFaults: RowFault[]; failure?: StepFailure }> {
  const rowFaults: RowFault[] = [];
  for (const migration of migrations) {
    try {
      rowFaults.push(...(await stage.tryOut([migration])));
    } catch (error) {
      return { rowFaults, failure: failureOf(error, migration.name) };
    }
  }
  return { rowFaults };
}

/** What a migration can be blamed for; anything else is thrown on. */
function failureOf(error: unknown, file: string): StepFailure {
  if (!(error instanceof HarnessError)) throw error;
  if (error.code === 'timeout') return { file, said: error.message, timedOut: true };
  if (error.code !== 'migration-failed') throw error;
  const [, line] = /:(\d+)$/.exec(error.where ?? '') ?? [];
  return {
    file,
    ...(line !== undefined && { line: Number(line) }),
    said: error.message.replace(/^The migration failed: /, ''),
    timedOut: false,
  };
}
