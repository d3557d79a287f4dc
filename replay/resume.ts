import { HarnessError, type Report, type RunContext } from '../reports/index.ts';
import { openAttester } from './attest.ts';
import { carryOut } from './carry-out.ts';
import { reportOn } from './engine.ts';
import { JournalFile } from './journal/journal-file.ts';
import { bookOf, noticesOf, recount, repeatsOf, sentAgain } from './journal/past-accounts.ts';
import { readJournal, type PastRun } from './journal/read-journal.ts';
import { journalIn, RunJournal } from './journal/run-journal.ts';
import { differing, digestsOf } from './journal/stored-options.ts';
import type { ReplayOptions } from './options.ts';
import { schedule } from './pacer.ts';
import { requireApproval } from './selection/approved-routes.ts';
import { settle } from './settings.ts';
import { secretFinder } from './tally/secret-words.ts';
import { isAtWork, leaseOf } from './stopping/run-lease.ts';
import { refuseStaleStopFile, stopFilesOf } from './stopping/stop-files.ts';

/**
 * Sends what has no recorded reply yet and judges the whole run. Requests that were in flight when the run ended
 * are sent again, to all their arms, so that the replies of one comparison are of one time; the report counts them.
 *
 * `options` must be those of the run, apart from pace, limits of the rate, windows, guard and places of files.
 *
 * @throws {HarnessError} `input-unreadable` for what is no journal, `usage` for other options or a run that is
 *   still at work, and as `replay`.
 */
export async function resumeReplay(
  folder: string,
  options: ReplayOptions,
  context: RunContext,
): Promise<Report> {
  const file = journalIn(folder);
  const past = readJournal(file);
  refuseOtherOptions(past, options, file);
  const settings = settle({ ...options, subject: past.run.options.subject, journal: folder }, context.now());
  requireApproval(settings);
  const stopFiles = stopFilesOf(settings);
  refuseStaleStopFile(stopFiles);
  for (const stopFile of stopFiles) await refuseAtWork(leaseOf(stopFile));
  const { requests, inFlight } = past;
  const todo = [...requests.keys()].filter((place) => !past.seen.has(place) && !past.withheld.has(place));
  const limits = { rateMax: settings.rateMax, armsEach: settings.noiseShare > 0 ? 3 : 2 };
  const times = schedule(
    todo.flatMap((place) => requests[place] ?? []),
    settings.pace,
    limits,
  );
  const startedAt = new Date(past.run.startedAt);
  const prepared = { requests, times, book: bookOf(past) };
  const carried = await carryOut(
    {
      settings,
      startedAt,
      prepared,
      todo,
      dueMs: times.dueMs,
      learned: past.end?.probed,
      runId: past.run.runId,
      seed: past.run.seed,
      attester: openAttester(settings.attest ?? [], settings.version),
      openJournal() {
        const journal = new RunJournal(JournalFile.reopen(file, past, { fsync: settings.journalFsync }));
        journal.resumed(context.now(), inFlight.size);
        return journal;
      },
      recount(accounts, recall) {
        recount(past, file, accounts, recall);
        accounts.tally.timeline.note({ kind: 'resumed', atMs: context.now().getTime() });
      },
      isPastSecret: secretFinder(past.secretDigests, past.run.runId),
      pastRepeat: repeatsOf(past),
    },
    context,
  );
  const remarks = [
    ...(carried.remarks ?? []),
    `Taken up again: ${past.seen.size} of ${requests.length} requests had been answered.`,
    sentAgain(past.sentAgain + inFlight.size),
    ...noticesOf(past),
  ];
  return reportOn({ ...carried, remarks }, { settings, prepared, startedAt, context });
}

function refuseOtherOptions({ run }: PastRun, options: ReplayOptions, where: string): void {
  const names = differing(run.digests, digestsOf(options, run.runId));
  if (names.length === 0) return;
  throw new HarnessError('usage', {
    what: `The run was begun with other options: ${names.join(', ')}.`,
    where,
    todo: 'Give the same config and flags as for the run. Rules of judgement can be changed afterwards with `seaworthy replay judge`.',
  });
}

async function refuseAtWork(lease: string): Promise<void> {
  if (!(await isAtWork(lease))) return;
  throw new HarnessError('usage', {
    what: 'The run is still at work.',
    where: lease,
    todo: 'Stop it with `seaworthy replay stop`, or wait for its end.',
  });
}
