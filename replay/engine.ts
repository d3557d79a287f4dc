import { randomUUID } from 'node:crypto';
import { ReportBuilder, type Report, type RunContext } from '../reports/index.ts';
import { openAttester, type Attester } from './attest.ts';
import { randomNumbers } from './arms.ts';
import { Guard } from './guard/guard.ts';
import type { ReplayOptions } from './options.ts';
import { prepareRun, type PreparedRun } from './prepared-run.ts';
import { probe } from './probe.ts';
import { repeatSuspects } from './repeat.ts';
import { Run, type RunListener } from './run.ts';
import { requireApproval } from './selection/approved-routes.ts';
import { openSender } from './send/sender.ts';
import { openSessions } from './sessions/sessions.ts';
import { settle, type Settings } from './settings.ts';
import { openStopWatch, refuseStaleStopFile } from './stopping/stop-watch.ts';
import { foldRules } from './tally/fold-rules.ts';
import { Accounts } from './tally/accounts.ts';
import { emptyTally } from './tally/tally.ts';
import { writeReport, type Carried } from './write-report.ts';

/**
 * Sends captured GET and HEAD requests to both groups and reports where preview disagrees with stable.
 *
 * Nothing but the two groups is ever called. Redirects are compared, not followed; captured cookies and
 * credentials are not sent. A run that is stopped gives a partial report.
 *
 * @throws {HarnessError} `target-unreachable`, `target-not-allowed`, `nothing-selected`, `capture-empty`,
 *   `capture-unreadable`, `usage`.
 */
export async function replay(options: ReplayOptions, context: RunContext): Promise<Report> {
  const startedAt = context.now();
  const settings = settle(options, startedAt);
  requireApproval(settings);
  refuseStaleStopFile(settings.stopFile);
  const prepared = await prepareRun(settings, context);
  const attester = openAttester(settings.attest ?? [], settings.version);
  const outcome = await carryOut(settings, prepared, { attester, context });
  const wasAsked = outcome.stopped?.by === 'caller';
  prepared.book.settle(wasAsked ? 'interrupted' : 'run-stopped');
  const builder = new ReportBuilder({
    tool: 'replay',
    subject: settings.subject,
    startedAt,
    ...(settings.blobs && { blobs: settings.blobs }),
  });
  writeReport(builder, settings, { ...outcome, prepared, asked: attester.asked });
  return builder.close({ endedAt: context.now(), interrupted: wasAsked });
}

async function carryOut(
  settings: Settings,
  { requests, times, book }: PreparedRun,
  { attester, context }: { readonly attester: Attester; readonly context: RunContext },
): Promise<Carried> {
  const runId = randomUUID();
  const tally = emptyTally();
  const stopWatch = openStopWatch(context.signal, settings.stopFile);
  const sender = await openSender({ groups: settings, runId, timeoutMs: settings.timeoutMs });
  stopWatch.signal.addEventListener('abort', () => void sender.close());
  try {
    const sessions = await openSessions(settings.sessions, sender, { requests, groups: settings, context });
    const rules = foldRules(settings, attester, () => sessions.secrets());
    const accounts = new Accounts(tally, rules, book);
    const run = new Run({
      sender: sessions.sender,
      guard: new Guard(settings.guard),
      stopWatch,
      context,
      random: randomNumbers(settings.seed),
      armGapMs: times.armGapMs,
      inFlightMax: settings.inFlightMax,
      noiseShare: settings.noiseShare,
      ...(settings.pace.kind === 'closed' && { closedLoop: settings.pace.inFlight }),
    });
    const sending = (index: number): boolean => {
      const reason = requests[index] && sessions.withholds(requests[index]);
      if (reason !== undefined) book.notSend(reason);
      else accounts.send();
      return reason === undefined;
    };
    const first = requests.find((request) => sessions.withholds(request) === undefined);
    let suggestions: readonly string[] = [];
    let unasked = 0;
    if (first !== undefined && !stopWatch.signal.aborted) {
      suggestions = await probe(sessions.sender, first, settings);
      await run.sendAll(
        requests,
        times.dueMs,
        progressing(accounts, { sending, total: requests.length }, context),
      );
      unasked = await repeatSuspects(tally, {
        rules,
        repeatsMax: settings.repeatsMax,
        ask: (request) => run.ask(request),
      });
    }
    return { tally, runId, suggestions, unasked, stopped: stopWatch.stopped };
  } finally {
    stopWatch.close();
    await sender.close();
  }
}

function progressing(
  accounts: Accounts,
  { sending, total }: { readonly sending: RunListener['onSending']; readonly total: number },
  context: RunContext,
): RunListener {
  let done = 0;
  return {
    onSending: sending,
    onSeen(_index, seen, { lagsUs }) {
      accounts.add(seen, lagsUs);
      done += 1;
      if (done % 20 === 0 || done === total)
        context.onProgress({ tool: 'replay', step: 'requests', done, total });
    },
  };
}
