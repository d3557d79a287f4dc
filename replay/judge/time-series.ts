/** What the report shows of a run over time. */
import type { GroupSeries, RunMark, TimeSeries } from '../../reports/index.ts';
import { percentText } from '../percent-text.ts';
import type { AskedShare, RunEvent } from '../tally/run-event.ts';
import { emptyStep, type GroupStep, type RunStep } from '../tally/run-step.ts';
import type { Timeline } from '../tally/timeline.ts';

/** Undefined where the journal does not say when each request was to begin, and where nothing was sent. */
export function timeSeries(timeline: Timeline): TimeSeries | undefined {
  const known = timeline.steps();
  const { stepMs } = timeline;
  const [first, last] = [known[0]?.[0], known.at(-1)?.[0]];
  const isEmpty = known.every(([, { requests }]) => requests === 0);
  if (first === undefined || last === undefined || isEmpty || timeline.untimed > 0) return undefined;
  const fromMs = first * stepMs;
  const found = new Map(known);
  const steps = Array.from({ length: last - first + 1 }, (_, nth) => found.get(first + nth) ?? emptyStep());
  const endMs = fromMs + steps.length * stepMs;
  const marks = [
    ...timeline.events.flatMap((event) => markOf(event, fromMs)),
    ...askedMarks(timeline.events, fromMs, endMs),
  ].sort((a, b) => a.atMs - b.atMs);
  const isOff = (nth: number): boolean => steps[nth]?.requests === 0 && isAway(marks, nth * stepMs, stepMs);
  return {
    tool: 'replay',
    from: new Date(fromMs).toISOString(),
    stepMs,
    requests: steps.map(({ requests }, nth) => (isOff(nth) ? null : requests)),
    stable: groupSeries(steps.map(({ stable }) => stable)),
    preview: groupSeries(steps.map(({ preview }) => preview)),
    sends: steps.map(({ lag }) => lag.samples),
    lagMs: steps.map(({ lag }) => (lag.samples === 0 ? null : rounded(lag.quantileMs(0.99)))),
    pace: paces(steps).map((share, nth) => (isOff(nth) ? null : Math.round(share * 100))),
    marks,
  };
}

function groupSeries(steps: readonly GroupStep[]): GroupSeries {
  const all = steps.map(({ latency }) => latency.distribution());
  const quantile = (share: number): readonly (number | null)[] =>
    all.map((one) => (one.samples === 0 ? null : rounded(one.quantileMs(share))));
  return {
    replies: all.map(({ samples }) => samples),
    errors: steps.map(({ errors, latency }) => (errors + latency.samples === 0 ? null : errors)),
    tp50: quantile(0.5),
    tp99: quantile(0.99),
  };
}

/** The lowest share of each step; what the guard chose holds until it chooses anew. */
function paces(steps: readonly RunStep[]): readonly number[] {
  let share = steps[0]?.pace?.lowest ?? 1;
  return steps.map(({ pace }) => {
    const lowest = Math.min(share, pace?.lowest ?? share);
    share = pace?.last ?? share;
    return lowest;
  });
}

function markOf(event: RunEvent, fromMs: number): readonly RunMark[] {
  if (event.kind === 'pace' || event.kind === 'resumed' || event.kind === 'asked-pace') return [];
  const atMs = event.atMs - fromMs;
  if (event.kind === 'stop') return [{ kind: 'stop', atMs, reason: event.reason }];
  const { kind, untilMs, group } = event;
  return [{ kind, atMs, untilMs: untilMs - fromMs, ...(group && { reason: group }) }];
}

/** From each share that was asked for until the next one, or until the run had ended. */
function askedMarks(events: readonly RunEvent[], fromMs: number, endMs: number): readonly RunMark[] {
  const ends = events.filter(({ kind }) => kind === 'asked-pace' || kind === 'away' || kind === 'stop');
  return events
    .filter((event): event is AskedShare => event.kind === 'asked-pace' && event.share < 1)
    .map(({ atMs, share }): RunMark => {
      const until = Math.min(endMs, ...ends.map((end) => end.atMs).filter((end) => end > atMs));
      const span = { atMs: atMs - fromMs, untilMs: until - fromMs };
      if (share === 0) return { kind: 'held', ...span };
      return { kind: 'asked-pace', ...span, reason: `${percentText(share)} of its pace` };
    });
}

/** True when the run was outside its windows, or had ended, at any time of a step. */
function isAway(marks: readonly RunMark[], atMs: number, stepMs: number): boolean {
  return marks.some(
    (mark) =>
      (mark.kind === 'closed' || mark.kind === 'away') &&
      mark.atMs < atMs + stepMs &&
      (mark.untilMs ?? mark.atMs) > atMs,
  );
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
