import { randomBytes, randomUUID } from 'node:crypto';
import { secretWordIn } from '../capture/secret-names.ts';
import { ReportBuilder, type Group, type Report, type RunContext } from '../reports/index.ts';
import { openAttester, type Attester } from './attest.ts';
import { randomNumbers } from './arms.ts';
import { Guard } from './guard.ts';
import { ignoredPlaces } from './ignored-places.ts';
import { versionsOf } from './judge/group-opinion.ts';
import { judge } from './judge/judge.ts';
import type { GroupOptions, ReplayOptions } from './options.ts';
import { prepareRun, type PreparedRun } from './plan.ts';
import { probe } from './probe.ts';
import { repeatSuspects } from './repeat.ts';
import { replayRules } from './rules.ts';
import { Run } from './run.ts';
import { openSender } from './send/sender.ts';
import { settle, type Settings } from './settings.ts';
import { openStopWatch, type StopWatch } from './stop-watch.ts';
import type { FoldRules } from './tally/fold.ts';
import { textRedactor } from './tally/redact-text.ts';
import { emptyTally, type Tally } from './tally/tally.ts';

/** What a run leaves behind for the judge and the report. */
interface Outcome {
  readonly tally: Tally;
  readonly runId: string;
  readonly suggestions: readonly string[];
  /** Rare differences that nobody had time to ask again. */
  readonly unasked: number;
  readonly stopped: StopWatch['stopped'];
}

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
  const settings = settle(options);
  const prepared = await prepareRun(settings, context);
  const attester = openAttester(settings.attest ?? [], settings.version);
  const outcome = await carryOut(settings, prepared, { attester, context });
  const wasAsked = outcome.stopped !== undefined && outcome.stopped.group === undefined;
  prepared.book.settle(wasAsked ? 'interrupted' : 'run-stopped');
  const builder = new ReportBuilder({
    tool: 'replay',
    subject: settings.subject,
    startedAt,
    ...(settings.blobs && { blobs: settings.blobs }),
  });
  write(builder, settings, { ...outcome, prepared, asked: attester.asked });
  return builder.close({ endedAt: context.now(), interrupted: wasAsked });
}

async function carryOut(
  settings: Settings,
  { requests, schedule, book }: PreparedRun,
  { attester, context }: { readonly attester: Attester; readonly context: RunContext },
): Promise<Outcome> {
  const runId = randomUUID();
  const tally = emptyTally();
  const stopWatch = openStopWatch(context.signal, settings.stopFile);
  const sender = await openSender({ groups: settings, runId, timeoutMs: settings.timeoutMs });
  stopWatch.signal.addEventListener('abort', () => void sender.close());
  const rules = foldRules(settings, attester);
  const run = new Run({
    sender,
    guard: new Guard(settings.guard),
    stopWatch,
    tally,
    rules,
    context,
    random: randomNumbers(settings.seed),
    armGapMs: schedule.armGapMs,
    inFlightMax: settings.inFlightMax,
    noiseShare: settings.noiseShare,
  });
  try {
    const [first] = requests;
    let suggestions: readonly string[] = [];
    let unasked = 0;
    if (first !== undefined && !stopWatch.signal.aborted) {
      suggestions = await probe(sender, first, settings);
      await run.sendAll(requests, schedule, book);
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

function foldRules(settings: Settings, attester: Attester): FoldRules {
  const marks = [...(settings.attest ?? []), ...(settings.version === undefined ? [] : [settings.version])];
  return {
    attester,
    ignoredBy: ignoredPlaces(settings.ignore, marks),
    shownHeaders: new Set(
      marks.flatMap(({ by }) => (by.startsWith('header:') ? [by.slice(7).toLowerCase()] : [])),
    ),
    redact: textRedactor(settings.redactKey ?? randomBytes(32)),
  };
}

function write(
  builder: ReportBuilder,
  settings: Settings,
  {
    tally,
    runId,
    suggestions,
    stopped,
    prepared,
    asked,
  }: Outcome & { readonly prepared: PreparedRun; readonly asked: boolean },
): void {
  const { results, examined, gates, routes, coverage } = judge(tally, {
    ...settings,
    asked,
    suggestions,
    ...(stopped && { stopped }),
  });
  for (const rule of Object.values(replayRules)) {
    const count = examined[rule.id];
    if (count !== undefined) builder.examined(rule, count);
  }
  for (const result of results) builder.add(result);
  for (const gate of gates) builder.gate(gate);
  const { book } = prepared;
  builder.attach({ ledger: book.close(), routes, coverage });
  builder.subject({ groups: [groupOf(settings, tally, 'stable'), groupOf(settings, tally, 'preview')] });
  const lagMs = tally.lag.quantileMs(0.99).toFixed(1);
  builder.notice({
    kind: 'info',
    message: `Every request carried x-seaworthy-run: ${runId}. 99 of 100 sends began within ${lagMs} ms of their time.`,
  });
  if (prepared.schedule.slowed) {
    builder.notice({
      kind: 'limit',
      message: `The limit of ${settings.rateMax} requests/s over all arms made the run slower than its pace.`,
    });
  }
  for (const { place, reason } of settings.ignore) {
    const count = tally.ignored[place] ?? 0;
    builder.notice({ kind: 'policy', message: `Ignored ${count} differences at ${place}: ${reason}` });
  }
  if (!book.balanced())
    builder.notice({ kind: 'tool-fault', message: 'The ledger does not add up; please report this.' });
}

function groupOf(settings: Settings, tally: Tally, name: 'stable' | 'preview'): Group {
  const { url, cookies, headers }: GroupOptions = settings[name];
  const shown = ([key, value]: [string, string]): string =>
    `${key}=${secretWordIn(key) === undefined ? value : 'redacted'}`;
  const marks = [
    ...Object.entries(cookies ?? {}).map((pair) => `cookie ${shown(pair)}`),
    ...Object.entries(headers ?? {}).map((pair) => `header ${shown(pair)}`),
  ];
  const isProven = Object.keys(tally.groups[name].versions).length > 0;
  return { name, url, marks, ...(isProven && { attestedVersion: versionsOf(tally, name) }) };
}
