import { randomUUID } from 'node:crypto';
import { HarnessError, ReportBuilder, type Report, type RunContext } from '../../reports/index.ts';
import { checkWritable } from '../../reports/check-writable.ts';
import { replaceFile } from '../../reports/replace-file.ts';
import type { PlannedRequest } from '../planned-request.ts';
import type { GroupOptions } from '../options.ts';
import { prepareRun } from '../prepared-run.ts';
import { isComplete } from '../reply.ts';
import { requireApproval } from '../selection/approved-routes.ts';
import { openSender, type Sender } from '../send/sender.ts';
import { refusalOf } from '../send/tls/connection-fault.ts';
import { unanswered } from '../send/unanswered.ts';
import { announceRun } from '../stopping/announced-run.ts';
import { refuseStaleStopFile, stopFilesOf } from '../stopping/stop-files.ts';
import { openHours } from '../windows/open-hours.ts';
import { capacityOf } from './capacity.ts';
import { growLoad, type Grown } from './grow-load.ts';
import type { CapacityFacts } from './judge-capacity.ts';
import { loadPlan } from './load-plan.ts';
import type { GrowthLimits } from './next-step.ts';
import type { CapacityOptions } from './options.ts';
import { settleCapacity, type CapacitySettings } from './settings.ts';
import { writeCapacityReport } from './write-capacity-report.ts';

/**
 * Measures how many requests per second of the captured mix one node of preview carries: GETs over more and
 * more connections, until a limit is reached, and while stable and the health signals stay well.
 *
 * The load is closed: a connection sends its next request when the last one is answered. Latencies are those
 * of this load and do not compare with those of `replay`, which count from the intended start.
 *
 * @throws {HarnessError} `usage` without window, cap or health signal, or a file that cannot be written, `nothing-selected`, `target-unreachable`,
 *   `target-not-allowed`, `capture-empty`, `capture-unreadable`, `engine-failed`, `store-failed`.
 */
export async function replayCapacity(options: CapacityOptions, context: RunContext): Promise<Report> {
  const startedAt = context.now();
  const settings = settleCapacity(options);
  const { replay } = settings;
  requireApproval(replay);
  refuseStaleStopFile(stopFilesOf(replay));
  if (settings.file !== undefined) checkWritable(settings.file, 'The capacity file');
  const { requests, book } = await prepareRun(replay, context);
  const limits: GrowthLimits = { ...settings.limits, rateMax: replay.rateMax };
  const runId = randomUUID();
  const { stopFile } = replay;
  const { runsFolder } = settings;
  const sender = await openSender({ groups: replay, runId, timeoutMs: replay.timeoutMs });
  const announced = announceRun(
    { kind: 'capacity', runId, startedAt, groups: replay, stopFile, runsFolder },
    context,
  );
  const { stopWatch } = announced;
  const hours = openHours(replay, announced.context);
  let grown: Grown;
  try {
    await hours?.opening(stopWatch.signal);
    const { signal } = stopWatch;
    // stopped while the capture was read it may hold nothing
    const probe = signal.aborted
      ? undefined
      : await firstAnswered(sender, requests, { preview: replay.preview, signal });
    const { rateMax, timeoutMs, attest = [] } = replay;
    const plan = loadPlan(requests, replay.preview, { rateMax, timeoutMs, attest, runId });
    const { context } = announced;
    grown =
      probe === undefined
        ? { steps: [], limitedBy: 'stopped' }
        : await growLoad({ settings, limits, plan, probe, sender, stopWatch, hours, context });
  } finally {
    announced.close();
    await sender.close();
  }
  const { stopped } = stopWatch;
  if (grown.steps.length > 0) for (const _ of requests) book.send();
  const wasAsked = stopped?.by === 'caller';
  book.settle(grown.steps.length > 0 ? 'load' : wasAsked ? 'interrupted' : 'run-stopped');
  const facts: CapacityFacts = {
    ...grown,
    limits,
    asked: (replay.attest ?? []).length > 0,
    unprovenShareMax: replay.unprovenShareMax,
    ...(settings.neededPerSecond !== undefined && { neededPerSecond: settings.neededPerSecond }),
    ...(stopped !== undefined && { stopped }),
  };
  const { subject, blobs } = replay;
  const builder = new ReportBuilder({ tool: 'replay', subject, startedAt, ...(blobs && { blobs }) });
  writeCapacityReport(builder, facts, replay);
  builder.attach({ ledger: book.close() });
  if (await keep(settings, facts, context.now())) {
    const message = `The capacity is kept in ${settings.file}, where the check of batch sizes reads it.`;
    builder.notice({ kind: 'info', message });
  }
  return builder.close({ endedAt: context.now(), interrupted: wasAsked });
}

/** The certificate of preview is checked here: the generator itself checks none. @throws {HarnessError} */
async function firstAnswered(
  sender: Sender,
  requests: readonly PlannedRequest[],
  { preview, signal }: { readonly preview: GroupOptions; readonly signal: AbortSignal },
): Promise<PlannedRequest> {
  const first = requests.find(({ method }) => method === 'GET');
  if (first === undefined) {
    throw new HarnessError('nothing-selected', {
      what: 'The capture holds no GET that may be sent.',
      todo: 'Give a capture with GET requests, or widen the selection.',
    });
  }
  if (signal.aborted) return first;
  const reply = await sender.send('preview', first, performance.now());
  if (!isComplete(reply) && reply.failed === 'interrupted') return first;
  const said = isComplete(reply) ? refusalOf(reply) : reply.message;
  if (said === undefined) return first;
  throw unanswered({ group: 'preview', options: preview, method: 'GET', target: first.target, said });
}

/** Puts what was measured, if anything was, where the check of batch sizes finds it. @throws {HarnessError} `store-failed` */
async function keep({ file, replay }: CapacitySettings, facts: CapacityFacts, now: Date): Promise<boolean> {
  const capacity = capacityOf(facts, replay, now);
  if (file === undefined || capacity === undefined) return false;
  try {
    await replaceFile(file, [`${JSON.stringify(capacity, null, 2)}\n`]);
    return true;
  } catch (cause) {
    throw new HarnessError('store-failed', {
      what: `The capacity cannot be written: ${(cause as Error).message}`,
      where: file,
      todo: 'Check free space and rights of the folder.',
      cause,
    });
  }
}
