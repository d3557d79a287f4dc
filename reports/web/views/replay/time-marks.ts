import type { RunMark, TimeSeries } from '../../../time-series.ts';
import type { Mark } from '../../charts/marks.tsx';
import { said, t } from '../../words.ts';

const dayMs = 86_400_000;

/** A time of the run on the clock, UTC: `01:02:03`; with its day, `03-02 01:02`, where the run took over a day. */
export function clock({ from, stepMs, requests }: TimeSeries, atMs: number): string {
  const at = new Date(Date.parse(from) + atMs);
  // a stranger's report may have any text there
  if (Number.isNaN(at.getTime())) return '';
  const iso = at.toISOString();
  return requests.length * stepMs > dayMs ? iso.slice(5, 16).replace('T', ' ') : iso.slice(11, 19);
}

export function stepTimes(series: TimeSeries): readonly string[] {
  return series.requests.map((_, nth) => clock(series, nth * series.stepMs));
}

/** In steps, as charts count. */
export function marksOf({ marks, stepMs }: TimeSeries): readonly Mark[] {
  // a slower pace has a chart of its own
  return marks
    .filter(({ kind }) => kind !== 'asked-pace')
    .map((mark) => ({
      kind: mark.kind === 'stop' ? 'end' : 'pause',
      from: mark.atMs / stepMs,
      ...(mark.untilMs !== undefined && { to: mark.untilMs / stepMs }),
      text: [markWord(mark), markReason(mark)].filter(Boolean).join(': '),
    }));
}

export function markWord({ kind }: RunMark): string {
  return {
    stop: t('the run ended early'),
    'back-off': t('a group asked to stay away'),
    closed: t('outside the windows'),
    away: t('not running, until it was taken up again'),
    'asked-pace': t('slowed by `replay pace`'),
    held: t('held by `replay pace`'),
  }[kind];
}

export function markReason({ reason }: RunMark): string | undefined {
  return reason === undefined ? undefined : said(reason);
}
