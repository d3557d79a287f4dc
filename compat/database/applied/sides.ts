import { HarnessError } from '../../../reports/index.ts';
import type { Notice } from '../../../reports/index.ts';
import type { CompatDatabaseOptions } from '../options.ts';
import { readSource } from '../read/history.ts';
import type { History } from '../read/history.ts';
import { withoutGuards } from '../read/migration.ts';
import { programsBefore } from '../read/programs.ts';
import type { Migration } from '../read/migration.ts';
import type { Applied } from './applied.ts';
import { readApplied } from './read-applied.ts';

/** Both schemas, as migrations. */
export interface Sides {
  readonly baseline: readonly Migration[];
  readonly candidate: readonly Migration[];
  /** Absent when no database was asked. */
  readonly applied?: Applied;
  readonly notices: readonly Notice[];
  /** Steps of the release that are programs, which are not run. */
  readonly programs: readonly string[];
}

/**
 * Reads what is compared. With `applied` the pending migrations are put on what the database holds: on the
 * baseline where one is given, else on those of the folder that are applied.
 *
 * @throws {HarnessError} `usage` without a baseline; see `readSource` and `readApplied`.
 */
export async function readSides(options: CompatDatabaseOptions, signal: AbortSignal): Promise<Sides> {
  const { timeoutMs, liveTimeoutMs = 10_000, placeholders, dialect, contexts, labels } = options;
  const limits = { signal, timeoutMs, placeholders, dialect, choice: { contexts, labels } };
  const candidate = await readSource(options.candidate, limits);
  const baseline = options.baseline === undefined ? undefined : await readSource(options.baseline, limits);
  const notices = noticesOf(baseline, candidate);
  if (options.applied === undefined) {
    if (baseline === undefined) throw noBaseline();
    const programs = programsOfRelease(baseline.programs, candidate);
    return { baseline: baseline.migrations, candidate: candidate.migrations, notices, programs };
  }
  const applied = await readApplied(options.applied, candidate, {
    signal,
    statementTimeoutMs: liveTimeoutMs,
  });
  const programs = programsOfRelease(programsBefore(applied.applied, candidate.programs ?? []), candidate);
  if (baseline !== undefined) {
    const all = [...baseline.migrations, ...applied.pending];
    return { baseline: baseline.migrations, candidate: all, applied, notices, programs };
  }
  // What ran there is not asked again whether it may, and what was only written down did not run.
  const ran = new Map(
    applied.applied
      .filter((one) => !applied.marked.includes(one))
      .map((one) => [one, withoutGuards(one)] as const),
  );
  return {
    baseline: [...ran.values()],
    // In the order of the folder, so that a release without pending ones is no change.
    candidate: candidate.migrations
      .filter((one) => !applied.marked.includes(one))
      .map((one) => ran.get(one) ?? one),
    applied,
    notices,
    programs,
  };
}

function programsOfRelease(old: readonly string[] = [], { programs = [] }: History): string[] {
  const known = new Set(old);
  return programs.filter((name) => !known.has(name));
}

/** What both sources say alike is said once. */
function noticesOf(...histories: readonly (History | undefined)[]): Notice[] {
  const remarks = new Set(histories.flatMap((history) => history?.remarks ?? []));
  return [...remarks].map((message) => ({ kind: 'info', message }));
}

function noBaseline(): HarnessError {
  return new HarnessError('usage', {
    what: 'Nothing says what the running release has for a schema.',
    todo: 'Name it with --baseline, or the running database with --applied postgres://….',
  });
}
