import type { Report, RunContext } from '../reports/index.ts';
import { openAttester } from './attest.ts';
import { openChecker } from './contract/reply-checker.ts';
import { reportOn } from './engine.ts';
import { bookOf, noticesOf, recount, repeatsOf, sentAgain } from './journal/past-accounts.ts';
import { readJournal } from './journal/read-journal.ts';
import { journalIn } from './journal/run-journal.ts';
import type { ReplayOptions } from './options.ts';
import { notProbed } from './probe.ts';
import { repeatSuspects } from './repeat.ts';
import { settle } from './settings.ts';
import { Accounts } from './tally/accounts.ts';
import { foldRules } from './tally/fold-rules.ts';
import { secretFinder } from './tally/secret-words.ts';
import { emptyTally } from './tally/tally.ts';
import type { Carried } from './write-report.ts';

const lost = { failed: 'interrupted', message: 'the run ended before the reply came', latencyUs: 0 } as const;
const killed = { by: 'caller', reason: 'it was killed, and has not been taken up again' } as const;

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
  const rules = foldRules(
    settings,
    {
      attester: openAttester(settings.attest ?? [], settings.version),
      checker: await openChecker(settings.openApi),
    },
    { values: () => [], isSecret: secretFinder(past.secretDigests, past.run.runId) },
  );
  const book = bookOf(past);
  const accounts = new Accounts(emptyTally(), rules, book);
  recount(past, file, accounts);
  for (const [place, atMs] of past.inFlight) {
    const request = past.requests[place];
    if (request === undefined) continue;
    accounts.send();
    accounts.add({ request, stable: lost, preview: lost }, [], atMs);
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
      ...noticesOf(past),
    ],
  };
  const times = { dueMs: [], armGapMs: 0, armsEach: 0, slowed };
  const prepared = { book, times };
  // Replies do not become younger by being judged again: the gate asks how old they are.
  const endedAt = new Date(accounts.tally.timeline.lastMs ?? startedAt);
  return reportOn(carried, { settings, prepared, startedAt: new Date(startedAt), endedAt, context });
}
