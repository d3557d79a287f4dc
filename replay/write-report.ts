import { counted } from '../reports/index.ts';
import type { Group, IgnoredPlace, ReportBuilder } from '../reports/index.ts';
import { describedGroup } from './described-group.ts';
import { versionsOf } from './judge/group-opinion.ts';
import { judge } from './judge/judge.ts';
import { timeSeries } from './judge/time-series.ts';
import { percentText } from './percent-text.ts';
import type { PreparedRun } from './prepared-run.ts';
import type { Probed } from './probe.ts';
import { replayRules } from './rules.ts';
import type { Settings } from './settings.ts';
import type { Stopped } from './stopping/stop-watch.ts';
import type { Tally } from './tally/tally.ts';
import type { Timeline } from './tally/timeline.ts';

/** What a run leaves behind. */
export interface Carried {
  readonly tally: Tally;
  readonly runId: string;
  /** What was learned before the first request. */
  readonly probed: Probed;
  /** Rare differences that were too many to ask again. */
  readonly unasked: number;
  readonly stopped: Stopped | undefined;
  /** What else the reader must know of how the run came about. */
  readonly remarks?: readonly string[];
}

type Sent = Pick<PreparedRun, 'book' | 'times'>;

/** Judges what was carried out and says it. */
export function writeReport(
  builder: ReportBuilder,
  settings: Settings,
  run: Carried & { readonly prepared: Sent; readonly asked: boolean },
): void {
  const { tally, asked, probed, stopped, prepared } = run;
  const judgement = judge(tally, { ...settings, ...probed, asked, ...(stopped && { stopped }) });
  for (const rule of Object.values(replayRules)) {
    const count = judgement.examined[rule.id];
    if (count !== undefined) builder.examined(rule, count);
  }
  for (const result of judgement.results) builder.add(result);
  for (const gate of judgement.gates) builder.gate(gate);
  for (const notice of judgement.notices) builder.notice(notice);
  const series = timeSeries(tally.timeline);
  builder.attach({
    ...(series && { series: [series] }),
    ledger: prepared.book.close(),
    routes: judgement.routes,
    coverage: judgement.coverage,
    latencyLimits: settings.latency,
    ...(settings.ignore.length > 0 && { ignored: ignoredPlaces(settings, tally) }),
  });
  builder.subject({ groups: [groupOf(settings, run, 'stable'), groupOf(settings, run, 'preview')] });
  writeNotices(builder, settings, run);
}

function writeNotices(
  builder: ReportBuilder,
  settings: Settings,
  { tally, runId, unasked, prepared, remarks = [] }: Carried & { readonly prepared: Sent },
): void {
  const lagMs = tally.lag.quantileMs(0.99).toFixed(1);
  builder.notice({
    kind: 'info',
    message: `Every request carried x-seaworthy-run: ${runId}. 99 of 100 sends began within ${lagMs} ms of their time.`,
  });
  for (const message of [...changesOfPace(tally.timeline), ...remarks])
    builder.notice({ kind: 'info', message });
  if (prepared.times.slowed) {
    builder.notice({
      kind: 'limit',
      message: `The limit of ${settings.rateMax} requests/s over all arms made the run slower than its pace.`,
    });
  }
  if (tally.lag.quantileMs(0.99) > settings.lagMsMax) {
    builder.notice({
      kind: 'limit',
      message: `Sends fell over ${settings.lagMsMax} ms behind their schedule, so both groups were asked less than planned, and not always at one time: a value that changes with time may differ for that alone. No latency counts that time.`,
    });
  }
  if (unasked > 0) {
    builder.notice({
      kind: 'limit',
      message: `${counted(unasked, 'difference')} seen too rarely to judge could not be asked again, there were too many.`,
    });
  }
  for (const { place, reason } of settings.ignore) {
    const count = tally.ignored[place] ?? 0;
    builder.notice({
      kind: 'policy',
      message: `Ignored ${counted(count, 'difference')} at ${place}: ${reason}`,
    });
  }
  for (const { place, until } of settings.ignoreLapsed) {
    builder.notice({
      kind: 'policy',
      message: `${place} was ignored until ${until} only, and is judged again.`,
    });
  }
  if (!prepared.book.balanced()) {
    builder.notice({ kind: 'tool-fault', message: 'The ledger does not add up; please report this.' });
  }
}

function changesOfPace({ events }: Timeline): readonly string[] {
  const changes = events.flatMap((event) =>
    event.kind === 'asked-pace' ? `${percentText(event.share)} (${clock(event.atMs)})` : [],
  );
  if (changes.length === 0) return [];
  const shown = changes.length > 6 ? [...changes.slice(0, 3), '…', ...changes.slice(-2)] : changes;
  return [`The pace was changed by \`seaworthy replay pace\`: ${shown.join(', ')}.`];
}

function clock(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}

function ignoredPlaces({ ignore }: Settings, tally: Tally): readonly IgnoredPlace[] {
  return ignore.map(({ place, reason }) => ({ place, reason, count: tally.ignored[place] ?? 0 }));
}

function groupOf(settings: Settings, { tally, probed }: Carried, name: 'stable' | 'preview'): Group {
  const isProven = Object.keys(tally.groups[name].versions).length > 0;
  const version = probed.versions?.after[name] ?? (isProven ? versionsOf(tally, name) : undefined);
  return describedGroup(name, settings[name], version);
}
