import { randomInt, randomUUID } from 'node:crypto';
import { captureNotices } from '../capture/index.ts';
import { ReportBuilder, version, type Report, type RunContext } from '../reports/index.ts';
import { openAttester } from './attest.ts';
import { carryOut } from './carry-out.ts';
import { RunJournal, refuseStaleJournal } from './journal/run-journal.ts';
import { digestsOf, storedOptions } from './journal/stored-options.ts';
import type { ReplayOptions } from './options.ts';
import { prepareRun, type PreparedRun } from './prepared-run.ts';
import { requireApproval } from './selection/approved-routes.ts';
import { settle, type Settings } from './settings.ts';
import { refuseStaleStopFile, stopFilesOf } from './stopping/stop-files.ts';
import { writeReport, type Carried } from './write-report.ts';

/**
 * Sends captured GET and HEAD requests to both groups and reports where preview disagrees with stable.
 *
 * Nothing but the two groups is ever called, besides the health signals of the guard. Redirects are compared, not
 * followed; captured cookies and credentials are not sent. A run that is stopped gives a partial report.
 *
 * @throws {HarnessError} `target-unreachable`, `target-not-allowed`, `nothing-selected`, `capture-empty`,
 *   `capture-unreadable`, `login-failed`, `store-failed`, `usage`.
 */
export async function replay(options: ReplayOptions, context: RunContext): Promise<Report> {
  const startedAt = context.now();
  const settings = settle(options, startedAt);
  requireApproval(settings);
  refuseStaleStopFile(stopFilesOf(settings));
  refuseStaleJournal(settings.journal);
  const prepared = await prepareRun(settings, context);
  const attester = openAttester(settings.attest ?? [], settings.version);
  const { requests, times, book } = prepared;
  const [runId, seed] = [randomUUID(), settings.seed ?? randomInt(2 ** 32)];
  const run = {
    version,
    runId,
    seed,
    startedAt: startedAt.toISOString(),
    slowed: times.slowed,
    options: storedOptions(options),
    digests: digestsOf(options, runId),
    ledger: book.close(),
    captureNotices: captureNotices(book.recorded, startedAt),
  };
  const carried = await carryOut(
    {
      settings,
      attester,
      runId,
      seed,
      startedAt,
      prepared,
      todo: requests.map((_, place) => place),
      dueMs: times.dueMs,
      openJournal() {
        const { journal: folder, journalFsync } = settings;
        if (folder === undefined) return undefined;
        const journal = RunJournal.begin(folder, run, requests, { fsync: journalFsync });
        context.onProgress({ tool: 'replay', step: `journal ${folder}`, stays: true });
        return journal;
      },
      recount: () => {},
      isPastSecret: () => false,
      pastRepeat: () => undefined,
    },
    context,
  );
  const remarks = [...(carried.remarks ?? []), ...run.captureNotices];
  return reportOn({ ...carried, remarks }, { settings, prepared, startedAt, context });
}

/** Judges a run and closes its books. */
export async function reportOn(
  carried: Carried,
  run: {
    readonly settings: Settings;
    readonly prepared: Pick<PreparedRun, 'book' | 'times'>;
    readonly startedAt: Date;
    /** Default: now. */
    readonly endedAt?: Date;
    readonly context: RunContext;
  },
): Promise<Report> {
  const { settings, prepared, startedAt, endedAt, context } = run;
  const wasAsked = carried.stopped?.by === 'caller';
  prepared.book.settle(wasAsked ? 'interrupted' : 'run-stopped');
  const builder = new ReportBuilder({
    tool: 'replay',
    subject: settings.subject,
    startedAt,
    ...(settings.blobs && { blobs: settings.blobs }),
  });
  writeReport(builder, settings, { ...carried, prepared, asked: (settings.attest ?? []).length > 0 });
  return builder.close({ endedAt: endedAt ?? context.now(), interrupted: wasAsked });
}
