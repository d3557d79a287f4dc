import type { JSX } from 'preact';
import type { TimeSeries } from '../../../time-series.ts';
import { number } from '../../../wording/facts.ts';
import { LineChart, type Line } from '../../charts/line-chart.tsx';
import { usePage } from '../../page/page-context.ts';
import { PlainTable } from '../../page/plain-table.tsx';
import { t } from '../../words.ts';
import { sumOf } from '../trend/samples.ts';
import { clock, markReason, marksOf, markWord, stepTimes } from './time-marks.ts';

interface SeriesProps {
  readonly series: TimeSeries;
}

/** How a run went: what was sent, what failed, how long it took, how punctual we were, and what interrupted it. */
export function OverTime({ series }: SeriesProps): JSX.Element {
  const { requests, stepMs, marks } = series;
  const step = number(stepMs / 1000);
  return (
    <>
      <h3>{t('How the run went')}</h3>
      <p class="faint">
        {t(
          'From {from} UTC on, in steps of {step} s. A reply belongs to the step in which its request was to begin.',
          {
            from: series.from.slice(0, 19).replace('T', ' '),
            step,
          },
        )}
      </p>
      {marks.length > 0 && (
        <PlainTable
          caption={t('Pauses, changes of pace and early ends')}
          columns={[t('From, UTC'), t('Until, UTC'), t('What'), t('Why')]}
          rows={marks.map((mark) => [
            clock(series, mark.atMs),
            mark.untilMs === undefined ? undefined : clock(series, mark.untilMs),
            markWord(mark),
            markReason(mark),
          ])}
        />
      )}
      {requests.length < 2 ? (
        <p class="faint">
          {t('The run is too short to be drawn: it began and ended within {step} s.', { step })}
        </p>
      ) : (
        <Charts series={series} />
      )}
    </>
  );
}

function Charts({ series }: SeriesProps): JSX.Element {
  const { requests, stable, preview, sends, lagMs, pace, stepMs } = series;
  const step = number(stepMs / 1000);
  const replies = t('{stable} replies of stable, {preview} of preview', {
    stable: sumOf(stable.replies),
    preview: sumOf(preview.replies),
  });
  const ofGroups = (name: 'errors' | 'tp50' | 'tp99'): readonly Line[] => [
    { name: t('stable'), tone: 'stable', values: stable[name] },
    { name: t('preview'), tone: 'preview', values: preview[name] },
  ];
  const ownStable = t('none here; each route is held against its own stable');
  return (
    <div class="over-time">
      <OneChart
        series={series}
        title={t('Requests')}
        unit={t('requests begun in {step} s', { step })}
        samples={t('{count} (request|requests)', { count: sumOf(requests) })}
        limit={t('none')}
        lines={[{ name: t('requests'), tone: 'calm', values: requests }]}
      />
      <OneChart
        series={series}
        title={t('Errors')}
        unit={t('replies that failed in {step} s', { step })}
        samples={replies}
        limit={t('none here; the guard ends a run that harms')}
        lines={ofGroups('errors')}
      />
      <OneChart
        series={series}
        title="TP50"
        unit="ms"
        samples={replies}
        limit={ownStable}
        lines={ofGroups('tp50')}
      />
      <OneChart
        series={series}
        title={t('TP99; of fewer than 100 replies the slowest')}
        unit="ms"
        samples={replies}
        limit={ownStable}
        lines={ofGroups('tp99')}
      />
      <OneChart
        series={series}
        title={t('How late sends began, TP99')}
        unit="ms"
        samples={t('{count} (send|sends)', { count: sumOf(sends) })}
        limit={useLagLimit()}
        lines={[{ name: t('lag'), tone: 'calm', values: lagMs }]}
      />
      {pace.some((share) => share !== null && share < 100) && (
        <OneChart
          series={series}
          title={t('Pace that was allowed')}
          unit={t('% of the pace, lowest of {step} s', { step })}
          samples={t('{count} (request|requests)', { count: sumOf(requests) })}
          limit={t('100 %, the pace of the run')}
          lines={[{ name: t('pace'), tone: 'calm', values: pace }]}
        />
      )}
    </div>
  );
}

interface OneChartProps extends SeriesProps {
  readonly title: string;
  readonly unit: string;
  readonly samples: string;
  readonly limit: string;
  readonly lines: readonly Line[];
}

function OneChart({ series, lines, ...chart }: OneChartProps): JSX.Element {
  return (
    <LineChart
      {...chart}
      description={lines.map(highest).join(' ')}
      xTitle={t('time, UTC')}
      xLabels={stepTimes(series)}
      lines={lines}
      marks={marksOf(series)}
    />
  );
}

function highest({ name, values }: Line): string {
  const most = values.reduce<number>((max, one) => Math.max(max, one ?? 0), 0);
  return t('{name}: at most {value}.', { name, value: number(most) });
}

/** The gate of the whole run says it; a merged report may hold several. */
function useLagLimit(): string {
  const gate = usePage().data.report.gates.find(({ name }) => name === 'lag of the sends, TP99');
  return gate === undefined
    ? t('none in this report')
    : t('at most {limit} ms over the whole run', { limit: number(gate.limit) });
}
