/** Takes up a run that ended before its time, and judges runs again: both from a journal. */
import { openLedger } from '../capture/index.ts';
import { HarnessError, type Report, type RunContext } from '../reports/index.ts';
import { openAttester } from './attest.ts';
import { openChecker } from './contract/reply-checker.ts';
import { carryOut } from './carry-out.ts';
import { reportOn } from './engine.ts';
import { JournalFile } from './journal/journal-file.ts';
import { readJournal, readRunRecord, type PastRun } from './journal/read-journal.ts';
import { journalIn, RunJournal } from './journal/run-journal.ts';
import { differing, digestsOf } from './journal/stored-options.ts';
import type { ReplayOptions } from './options.ts';
import { schedule } from './pacer.ts';
import type { PlannedRequest } from './planned-request.ts';
import { notProbed } from './probe.ts';
import { repeatSuspects } from './repeat.ts';
import { requireApproval } from './selection/approved-routes.ts';
import { settle } from './settings.ts';
import { isAtWork, leaseOf } from './stopping/run-lease.ts';
import { refuseStaleStopFile, stopFilesOf } from './stopping/stop-files.ts';
import { Accounts } from './tally/accounts.ts';
import type { Observation } from './tally/fate.ts';
import { foldRules } from './tally/fold-rules.ts';
import { emptyTally } from './tally/tally.ts';
import type { Carried } from './write-report.ts';

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
      runId: past.run.runId,
      seed: past.run.seed,
      attester: openAttester(settings.attest ?? [], settings.version),
      openJournal() {
        const journal = new RunJournal(
          JournalFile.reopen(file, past.bytes, { fsync: settings.journalFsync }),
        );
        journal.resumed(context.now(), inFlight.size);
        return journal;
      },
      recount: (accounts) => recount(past, file, accounts),
      pastRepeat: repeatsOf(past),
    },
    context,
  );
  const remarks = [
    `Taken up again: ${past.seen.size} of ${requests.length} requests had been answered.`,
    sentAgain(past.sentAgain + inFlight.size),
  ];
  return reportOn({ ...carried, remarks }, { settings, prepared, startedAt, context });
}

/**
 * The options that a run was begun with, as far as a journal holds them; not `complete` where some are secret.
 *
 * @throws {HarnessError} `input-unreadable` for what is no journal.
 */
export function optionsOfRun(folder: string): {
  readonly options: ReplayOptions;
  readonly complete: boolean;
} {
  const { options, digests, runId } = readRunRecord(journalIn(folder));
  return { options, complete: differing(digests, digestsOf(options, runId)).length === 0 };
}

/**
 * Judges a run again from its journal alone; nothing is sent. `options` take the place of those of the run, for
 * example other ignore rules or limits; what was sent, and to whom, stays.
 *
 * @throws {HarnessError} `input-unreadable` for what is no journal, `usage`.
 */
export async function judgeJournal(
  folder: string,
  options: Partial<ReplayOptions>,
  context: RunContext,
): Promise<Report> {
  const file = journalIn(folder);
  const past = readJournal(file);
  const { subject, capture, stable, preview, ...of } = past.run.options;
  const settings = settle({ ...of, ...options, subject, capture, stable, preview }, context.now());
  const rules = foldRules(settings, {
    attester: openAttester(settings.attest ?? [], settings.version),
    checker: await openChecker(settings.openApi),
  });
  const book = bookOf(past);
  const accounts = new Accounts(emptyTally(), rules, book);
  recount(past, file, accounts);
  for (const place of past.inFlight) {
    const request = past.requests[place];
    if (request === undefined) continue;
    accounts.send();
    accounts.add({ request, stable: lost, preview: lost }, []);
  }
  const ask = repeatsOf(past);
  const repeated = await repeatSuspects(accounts.tally, {
    rules,
    repeatsMax: settings.repeatsMax,
    ask: async (request) => ask(request),
  });
  const { runId, startedAt, slowed } = past.run;
  const carried: Carried = {
    tally: accounts.tally,
    runId,
    probed: past.end?.probed ?? notProbed,
    unasked: Math.max(repeated, past.end?.unasked ?? 0),
    stopped: past.end === undefined ? killed : past.end.stopped,
    remarks: [
      `Judged again from the journal ${file}; nothing was sent.`,
      ...(past.sentAgain === 0 ? [] : [sentAgain(past.sentAgain)]),
    ],
  };
  const times = { dueMs: [], armGapMs: 0, armsEach: 0, slowed };
  return reportOn(carried, { settings, prepared: { book, times }, startedAt: new Date(startedAt), context });
}

const lost = { failed: 'interrupted', message: 'the run ended before the reply came', latencyUs: 0 } as const;
const killed = { by: 'caller', reason: 'it was killed, and has not been taken up again' } as const;

/** Enters everything that is recorded, as if it came just now. */
function recount({ requests }: PastRun, file: string, accounts: Accounts): void {
  readJournal(file, (seen, lagsUs, place) => {
    accounts.send();
    accounts.add({ ...seen, request: requests[place] ?? seen.request }, lagsUs);
  });
}

/** The ledger as it was before the first request, with what was held back since. */
function bookOf({ run, withheld }: PastRun): ReturnType<typeof openLedger> {
  const book = openLedger();
  book.takeOver(run.ledger);
  for (const reason of withheld.values()) book.notSend(reason);
  return book;
}

function repeatsOf({ requests, repeats }: PastRun): (request: PlannedRequest) => Observation | undefined {
  const left = new Map<PlannedRequest, Observation[]>();
  for (const [place, seen] of repeats) {
    const request = requests[place];
    if (request !== undefined) left.set(request, [...seen]);
  }
  return (request) => left.get(request)?.shift();
}

function sentAgain(count: number): string {
  return `Sent again, because they were in flight when the run ended: ${count} requests.`;
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
