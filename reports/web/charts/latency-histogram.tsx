import { scaleLinear, scaleLog } from 'd3-scale';
import type { JSX } from 'preact';
import type { LatencyHistogram as Histogram } from '../../report.ts';
import { number } from '../../wording/facts.ts';
import { t } from '../words.ts';
import { Axes, margin } from './axes.tsx';
import { Chart } from './chart.tsx';
import { histogramBars, type HistogramBar } from './histogram-bars.ts';

interface LatencyHistogramProps {
  readonly title: string;
  readonly histogram: Histogram;
  readonly samples: { readonly stable: number; readonly preview: number };
  /** Where the middle of preview may stand at most, ms. */
  readonly limitMs?: number;
  /** The limit in words. */
  readonly limit: string;
}

const height = 230;

/** How many replies of each group took how long; the axis of times is logarithmic. */
export function LatencyHistogram(props: LatencyHistogramProps): JSX.Element {
  const { title, histogram, samples, limit, limitMs } = props;
  const bars = histogramBars(histogram);
  return (
    <Chart
      title={title}
      unit={t('ms, logarithmic; share of the replies of a group in %')}
      samples={t('{stable} stable, {preview} preview', samples)}
      limit={limit}
      description={description(bars)}
      legend={[
        { tone: 'stable', name: t('stable') },
        { tone: 'preview', name: t('preview') },
        ...(limitMs === undefined ? [] : [{ tone: 'limit', name: t('limit for TP50 of preview') } as const]),
      ]}
      table={{
        columns: [t('Up to, ms'), t('Stable'), t('Preview')],
        rows: histogram.upToMs.map((upTo, step) => [
          upTo,
          histogram.stable[step] ?? 0,
          histogram.preview[step] ?? 0,
        ]),
      }}
      height={height}
      draw={(width) => <Bars bars={bars} width={width} limitMs={limitMs} />}
    />
  );
}

/** The most frequent step of each group. */
function description(bars: readonly HistogramBar[]): string {
  const peak = (group: 'stable' | 'preview'): string => {
    const most = bars.reduce((best, bar) => (bar[group] > best[group] ? bar : best), bars[0] ?? nothing);
    return `${number(most.fromMs)}–${number(most.toMs)} ms`;
  };
  return t('Most replies of stable took {stable}, of preview {preview}.', {
    stable: peak('stable'),
    preview: peak('preview'),
  });
}

const nothing: HistogramBar = { fromMs: 0, toMs: 0, stable: 0, preview: 0 };

interface BarsProps {
  readonly bars: readonly HistogramBar[];
  readonly width: number;
  readonly limitMs: number | undefined;
}

function Bars({ bars, width, limitMs }: BarsProps): JSX.Element {
  const ends = [bars[0]?.fromMs ?? 1, bars.at(-1)?.toMs ?? 2, limitMs ?? Number.NaN].filter((ms) => ms > 0);
  const x = scaleLog([Math.min(...ends), Math.max(...ends)], [margin.left, width - margin.right]);
  const most = Math.max(...bars.flatMap(({ stable, preview }) => [stable, preview]), 1);
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top + 8]).nice(4);
  const bar = (group: 'stable' | 'preview', { fromMs, toMs, ...shares }: HistogramBar): JSX.Element => {
    const half = (x(toMs) - x(fromMs)) / 2;
    const left = x(fromMs) + (group === 'stable' ? 0 : half);
    const top = y(shares[group]);
    return (
      <rect
        class={`bar-of ${group}`}
        x={left + 0.5}
        y={top}
        width={Math.max(0.5, half - 1)}
        height={y(0) - top}
      >
        <title>{`${number(fromMs)}–${number(toMs)} ms: ${group} ${number(shares[group])} %`}</title>
      </rect>
    );
  };
  return (
    <>
      <Axes
        width={width}
        height={height}
        x={x.ticks(6).map((ms) => ({ at: x(ms), text: number(ms) }))}
        y={y.ticks(4).map((share) => ({ at: y(share), text: `${share} %` }))}
        xTitle={t('time of a reply, ms')}
        yTitle={t('replies')}
      />
      {bars.map((one) => [bar('stable', one), bar('preview', one)])}
      {limitMs !== undefined && (
        <line
          class="line limit"
          x1={x(limitMs)}
          x2={x(limitMs)}
          y1={margin.top + 4}
          y2={height - margin.bottom}
        />
      )}
    </>
  );
}
