import { randomUUID } from 'node:crypto';
import {
  HarnessError,
  ReportBuilder,
  type Report,
  type ResultDraft,
  type RunContext,
} from '../../reports/index.ts';
import { replaceFile } from '../../reports/replace-file.ts';
import { prepareRun } from '../prepared-run.ts';
import { requireApproval } from '../selection/approved-routes.ts';
import { isComplete } from '../reply.ts';
import { openSender, type Sender } from '../send/sender.ts';
import type { PlannedRequest } from '../planned-request.ts';
import { refuseStaleStopFile, stopFilesOf } from '../stopping/stop-files.ts';
import { openStopWatch } from '../stopping/stop-watch.ts';
import { openHours } from '../windows/open-hours.ts';
import type { Capacity } from './capacity.ts';
import { growLoad, type Grown } from './grow-load.ts';
import { judgeCapacity, proofOf, type CapacityFacts } from './judge-capacity.ts';
import { loadPlan } from './load-plan.ts';
import { bestStep, notTheNode, type GrowthLimits } from './next-step.ts';
import type { CapacityOptions } from './options.ts';
import { capacityRules } from './rules.ts';
import { settleCapacity, type CapacitySettings } from './settings.ts';

/**
 * Measures how many requests per second of the captured mix one node of preview carries: GETs over more and
 * more connections, until a limit is reached, and while stable and the health signals stay well.
 *
 * The load is closed: a connection sends its next request when the last one is answered. Latencies are those
 * of this load and do not compare with those of `replay`, which count from the intended start.
 *
 * @throws {HarnessError} `usage` without window, cap or health signal, `nothing-selected`, `target-unreachable`,
 *   `target-not-allowed`, `capture-empty`, `capture-unreadable`, `engine-failed`, `store-failed`.
 */
export async function replayCapacity(options: CapacityOptions, context: RunContext): Promise<Report> {
  const startedAt = context.now();
  const settings = settleCapacity(options);
  const { replay } = settings;
  requireApproval(replay);
  const stopFiles = stopFilesOf(replay);
  refuseStaleStopFile(stopFiles);
  const { requests, book } = await prepareRun(replay, context);
  const limits: GrowthLimits = { ...settings.limits, rateMax: replay.rateMax };
  const stopWatch = openStopWatch(context.signal, stopFiles);
  const runId = randomUUID();
  const sender = await openSender({ groups: replay, runId, timeoutMs: replay.timeoutMs });
  const hours = openHours(replay, context);
  let grown: Grown;
  try {
    const probe = await firstAnswered(sender, requests, replay.preview.url);
    const { rateMax, timeoutMs, attest = [] } = replay;
    const plan = loadPlan(requests, replay.preview, { rateMax, timeoutMs, attest, runId });
    grown = await growLoad({ settings, limits, plan, probe, sender, stopWatch, hours, context });
  } finally {
    stopWatch.close();
    await sender.close();
  }
  const { stopped } = stopWatch;
  for (const _ of requests) book.send();
  for (const _ of requests) book.setAside('load');
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
  const results = judgeCapacity(facts);
  writeCapacityReport(builder, facts, results);
  builder.attach({ ledger: book.close() });
  if (isTrustworthy(results)) await keep(settings, facts, context.now());
  return builder.close({ endedAt: context.now(), interrupted: stopped?.by === 'caller' });
}

/** The certificate of preview is checked here: the generator itself checks none. @throws {HarnessError} */
async function firstAnswered(
  sender: Sender,
  requests: readonly PlannedRequest[],
  url: string,
): Promise<PlannedRequest> {
  const first = requests.find(({ method }) => method === 'GET');
  if (first === undefined) {
    throw new HarnessError('nothing-selected', {
      what: 'The capture holds no GET that may be sent.',
      todo: 'Give a capture with GET requests, or widen the selection.',
    });
  }
  const reply = await sender.send('preview', first, performance.now());
  if (isComplete(reply) || reply.failed === 'interrupted') return first;
  throw new HarnessError('target-unreachable', {
    what: `The preview group does not answer: ${reply.message}.`,
    where: url,
    todo: 'Start it, or correct the address of preview.',
  });
}

/** What nobody knows who carried is not handed on. What was carried before a run was stopped is: it is at least that. */
function isTrustworthy(results: readonly ResultDraft[]): boolean {
  return results.some(({ rule, outcome }) => rule === 'capacity-not-proven' && outcome === 'pass');
}

function writeCapacityReport(
  builder: ReportBuilder,
  facts: CapacityFacts,
  results: readonly ResultDraft[],
): void {
  for (const rule of Object.values(capacityRules)) builder.examined(rule, facts.steps.length);
  for (const result of results) builder.add(result);
  const columns = [
    'connections',
    'requests/s',
    'TP50 ms',
    'TP90 ms',
    'TP99 ms',
    'errors',
    'replies',
    'client busy',
  ];
  builder.table({
    name: 'capacity steps',
    tool: 'replay',
    columns,
    rows: facts.steps.map((step) =>
      [
        step.connections,
        step.perSecond,
        step.tp50,
        step.tp90,
        step.tp99,
        step.errors,
        step.replies,
        step.clientBusy,
      ].map((value) => Math.round(value * 100) / 100),
    ),
  });
  builder.notice({
    kind: 'info',
    message:
      'The load was closed: a connection sends its next request when the last one is answered. Under the same number of users who do not wait, latency would be higher; compare these numbers only with those of another capacity run.',
  });
}

async function keep({ file, replay }: CapacitySettings, facts: CapacityFacts, now: Date): Promise<void> {
  const best = bestStep(facts.steps, facts.limits);
  if (file === undefined || best === undefined) return;
  const { service, release } = replay.subject;
  const { tp99MsMax, errorShareMax, rateMax, connectionsMax } = facts.limits;
  const versions = proofOf(facts.steps).versions.join(', ');
  const { tp50, tp90, tp99 } = best;
  const capacity: Capacity = {
    schemaVersion: 1,
    service,
    ...(release !== undefined && { release }),
    url: replay.preview.url,
    ...(versions !== '' && { attestedVersion: versions }),
    measuredAt: now.toISOString(),
    perSecond: Math.floor(best.perSecond),
    isAtLeast: notTheNode.has(facts.limitedBy),
    limitedBy: facts.limitedBy,
    connections: best.connections,
    latencyMs: { tp50, tp90, tp99 },
    limits: { tp99MsMax, errorShareMax, rateMax, connectionsMax },
    steps: facts.steps.map(({ connections, perSecond, tp50, tp99, errors }) => ({
      connections,
      perSecond,
      tp50,
      tp99,
      errors,
    })),
  };
  try {
    await replaceFile(file, [`${JSON.stringify(capacity, null, 2)}\n`]);
  } catch (cause) {
    throw new HarnessError('store-failed', {
      what: `The capacity cannot be written: ${(cause as Error).message}`,
      where: file,
      todo: 'Check free space and rights of the folder.',
      cause,
    });
  }
}
