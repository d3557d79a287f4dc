/** Carries a prepared run out, fresh or taken up again: everything between its first and its last request. */
import { performance } from 'node:perf_hooks';
import type { RunContext } from '../reports/index.ts';
import { randomNumbers } from './arms.ts';
import type { Attester } from './attest.ts';
import { openChecker } from './contract/reply-checker.ts';
import { Guard } from './guard/guard.ts';
import { watchOwnMachine, type OwnMachine } from './guard/own-machine.ts';
import { watchHealth } from './guard/health-watch.ts';
import { dropEmptyRun, makeRunFolder } from './journal/run-folders.ts';
import type { RunJournal } from './journal/run-journal.ts';
import type { PlannedRequest } from './planned-request.ts';
import type { PreparedRun } from './prepared-run.ts';
import { notProbed, probe, probeRequest, type Probed } from './probe.ts';
import { repeatSuspects } from './repeat.ts';
import { Run, type RunParts } from './run.ts';
import { RunRecorder } from './run-recorder.ts';
import { openSender } from './send/sender.ts';
import { openSessions, type Sessions } from './sessions/sessions.ts';
import type { Settings } from './settings.ts';
import { AskedPace } from './stopping/asked-pace.ts';
import { progressOf } from './stopping/render-status.ts';
import { RunLease } from './stopping/run-lease.ts';
import { RunStanding, type StatusSource } from './stopping/run-status.ts';
import { openStopWatch, type StopWatch } from './stopping/stop-watch.ts';
import { stopFilesOf } from './stopping/stop-files.ts';
import { Accounts } from './tally/accounts.ts';
import type { Observation } from './tally/observation.ts';
import { foldRules } from './tally/fold-rules.ts';
import { emptyTally } from './tally/tally.ts';
import type { Hours } from './windows/hours.ts';
import { askVersions } from './version-endpoint.ts';
import { openHours } from './windows/open-hours.ts';
import type { Carried } from './write-report.ts';

/** A run that is about to be carried out. */
export interface Voyage {
  readonly settings: Settings;
  readonly attester: Attester;
  readonly runId: string;
  readonly seed: number;
  readonly startedAt: Date;
  /** Every request of the run, and its ledger so far. */
  readonly prepared: Pick<PreparedRun, 'requests' | 'times' | 'book'>;
  /** Places of the requests that are still to be sent, and when. */
  readonly todo: readonly number[];
  readonly dueMs: readonly number[];
  /** What was learned before an earlier part of the run. */
  readonly learned?: Probed;
  /** Called before the first request; its replies go to the journal. */
  openJournal(): RunJournal | undefined;
  /** Enters what earlier parts of the run saw, and lets `recall` take values out of it. */
  recount(accounts: Accounts, recall: (seen: Observation) => void): void;
  /** True for a word that an earlier part of the run knew to be secret. */
  isPastSecret(word: string): boolean;
  /** What came when this request was asked again in an earlier part of the run; each once. */
  pastRepeat(request: PlannedRequest): Observation | undefined;
}

/**
 * @throws {HarnessError} `target-unreachable`, `login-failed`, `store-failed` when the journal cannot be begun.
 */
export async function carryOut(voyage: Voyage, context: RunContext): Promise<Carried> {
  const { settings, runId, startedAt } = voyage;
  const stopFiles = stopFilesOf(settings);
  if (settings.journal !== undefined) makeRunFolder(settings.journal);
  const hosts = [...new Set([settings.stable, settings.preview].map(({ url }) => new URL(url).host))];
  const lease = new RunLease(stopFiles, { startedAt: startedAt.toISOString(), runId, hosts });
  const askedPace = new AskedPace(stopFiles);
  const standing = new RunStanding(voyage.prepared.requests.length, (status) => {
    lease.tell({ status });
    const progress = progressOf(status);
    if (progress) context.onProgress(progress);
  });
  const stopWatch = openStopWatch(context.signal, stopFiles, () => {
    lease.renew();
    askedPace.look();
    standing.look(performance.now());
  });
  const hours = openHours(settings, context);
  const machine = watchOwnMachine(settings.onLoopback);
  try {
    await hours?.opening(stopWatch.signal);
    const surroundings = { stopWatch, askedPace, standing, machine, hours };
    return await guarded(voyage, { ...surroundings, context: stoppedBy(stopWatch, context) });
  } finally {
    machine.close();
    stopWatch.close();
    lease.release();
    if (settings.journal !== undefined) dropEmptyRun(settings.journal);
  }
}

interface Surroundings {
  readonly stopWatch: StopWatch;
  readonly askedPace: AskedPace;
  readonly standing: RunStanding;
  readonly machine: OwnMachine;
  readonly hours: Hours | undefined;
  /** Its signal is that of the stop watch. */
  readonly context: RunContext;
}

/** Nothing goes out before the health signals were read once. */
async function guarded(voyage: Voyage, surroundings: Surroundings): Promise<Carried> {
  const { stopWatch, askedPace, machine, hours } = surroundings;
  const health = watchHealth(voyage.settings.guard.health, {
    signal: stopWatch.signal,
    machine,
    isAtWork: () => hours?.isOpen() !== false && askedPace.share > 0,
    stop: (harm) => stopWatch.stop(harm),
  });
  try {
    await health.firstReading;
    return await send(voyage, surroundings);
  } finally {
    health.close();
  }
}

const sharedCacheHarm = {
  group: 'preview',
  reason: 'a cache between handed an answer of preview to a request that did not ask for preview',
} as const;

async function send(voyage: Voyage, surroundings: Surroundings): Promise<Carried> {
  const { settings, attester, runId, prepared, todo } = voyage;
  const { stopWatch, askedPace, standing, context } = surroundings;
  const sender = await openSender({ groups: settings, runId, timeoutMs: settings.timeoutMs });
  stopWatch.signal.addEventListener('abort', () => void sender.close());
  let journal: RunJournal | undefined;
  try {
    const requests = stopWatch.signal.aborted ? [] : todo.flatMap((place) => prepared.requests[place] ?? []);
    const sessions = await openSessions(settings.sessions, sender, { requests, settings, context });
    const withholds = (request: PlannedRequest): string | undefined => sessions.withholds(request);
    const checker = await openChecker(settings.openApi);
    const rules = foldRules(
      settings,
      { attester, checker },
      { values: () => sessions.secrets(), isSecret: (word) => voyage.isPastSecret(word) },
    );
    const accounts = new Accounts(emptyTally(), rules, prepared.book);
    voyage.recount(accounts, (seen) => sessions.recall(seen));
    const first = probeRequest(requests, (request) => withholds(request) === undefined);
    const probed = first
      ? await probe(first, { ...voyage, sender: sessions.sender })
      : (voyage.learned ?? notProbed);
    if (probed.sharedCache?.found === true) stopWatch.stop(sharedCacheHarm);
    const isOn = first !== undefined && !stopWatch.signal.aborted;
    const before = isOn ? await askVersions(sessions.sender, settings.version) : undefined;
    if (!stopWatch.signal.aborted) journal = voyage.openJournal();
    const recorder = new RunRecorder({
      accounts,
      stopWatch,
      context,
      requests: prepared.requests,
      todo,
      journal,
      withholds,
      sessions,
      runId,
    });
    const run = openRun(voyage, { ...surroundings, sessions, listener: recorder });
    const read = (): StatusSource => ({
      done: recorder.done,
      total: prepared.requests.length,
      timeline: accounts.tally.timeline,
      isOpen: surroundings.hours?.isOpen() !== false,
      pace: run.pace,
      scheduledMs: settings.pace.kind === 'closed' ? undefined : run.scheduledMs(voyage.dueMs.at(-1) ?? 0),
    });
    standing.follow(read, performance.now());
    await run.sendAll(requests, voyage.dueMs);
    const unasked = await repeatSuspects(accounts.tally, {
      rules,
      repeatsMax: settings.repeatsMax,
      ask: async (request) => voyage.pastRepeat(request) ?? askAgain(run, recorder, request),
    });
    const after = before && (await askVersions(sessions.sender, settings.version));
    const learned = { ...probed, ...(before && after && { versions: { before, after } }) };
    const { stopped } = stopWatch;
    recorder.write((open) => open.end({ probed: learned, unasked, ...(stopped && { stopped }) }));
    return {
      tally: accounts.tally,
      runId,
      probed: learned,
      unasked,
      stopped: stopWatch.stopped,
      remarks: [...sessions.remarks(), ...askedPace.remarks()],
    };
  } finally {
    journal?.close();
    await sender.close();
  }
}

function openRun(
  { settings, seed, prepared }: Voyage,
  { sessions, ...parts }: Surroundings & Pick<RunParts, 'listener'> & { readonly sessions: Sessions },
): Run {
  const { pace, inFlightMax, noiseShare, rateMax, secondsMax } = settings;
  return new Run({
    ...parts,
    sender: sessions.sender,
    signedIn: sessions.signedIn,
    inFlightMax,
    noiseShare,
    rateMax,
    secondsMax,
    armGapMs: prepared.times.armGapMs,
    guard: new Guard(settings.guard, parts.machine),
    random: randomNumbers(seed),
    ...(pace.kind === 'closed' && { closedLoop: pace.inFlight }),
  });
}

async function askAgain(
  run: Run,
  recorder: RunRecorder,
  request: PlannedRequest,
): Promise<Observation | undefined> {
  const seen = await run.ask(request);
  if (seen !== undefined) recorder.onAgain(request, seen);
  return seen;
}

function stoppedBy({ signal }: StopWatch, context: RunContext): RunContext {
  return { signal, onProgress: (progress) => context.onProgress(progress), now: () => context.now() };
}
