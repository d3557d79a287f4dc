import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { JSX } from 'preact';
import { number } from '../../wording/facts.ts';
import { t } from '../words.ts';
import { Axes, margin } from './axes.tsx';
import { Chart, type ChartProps, type SeriesTone } from './chart.tsx';
import { Marks, type Mark } from './marks.tsx';

/** Values at the places of `x`; nothing is drawn where one is null. */
export interface Line {
  readonly name: string;
  readonly tone: SeriesTone;
  readonly values: readonly (number | null)[];
}

interface LineChartProps extends Omit<ChartProps, 'legend' | 'height' | 'draw' | 'table'> {
  /** What stands at each place of the lines: a time, a run. */
  readonly xTitle: string;
  readonly xLabels: readonly string[];
  readonly lines: readonly Line[];
  /** What happened at places of `x`, parts of them too. */
  readonly marks?: readonly Mark[];
}

const height = 210;

/** Values one after the other, all lines against one axis that begins at 0. */
export function LineChart({ xTitle, xLabels, lines, marks = [], ...chart }: LineChartProps): JSX.Element {
  const isEmpty = lines.every(
    ({ tone, values }) => tone === 'limit' || values.every((value) => value === null),
  );
  if (isEmpty)
    return (
      <p class="faint">
        {chart.title}: {t('nowhere enough samples for a value')}
      </p>
    );
  return (
    <Chart
      {...chart}
      legend={[...lines, ...legendOf(marks)]}
      table={{
        columns: [xTitle, ...lines.map(({ name }) => name)],
        rows: xLabels.map((label, at) => [label, ...lines.map(({ values }) => values[at] ?? null)]),
      }}
      height={height}
      draw={(width) => <Lines {...{ xTitle, xLabels, lines, marks, width }} unit={chart.unit} />}
    />
  );
}

function legendOf(marks: readonly Mark[]): ChartProps['legend'] {
  const has = (kind: Mark['kind']): boolean => marks.some((mark) => mark.kind === kind);
  return [
    ...(has('pause') ? [{ tone: 'pause', name: t('paused') } as const] : []),
    ...(has('end') ? [{ tone: 'end', name: t('ended early') } as const] : []),
  ];
}

type LinesProps = Required<Pick<LineChartProps, 'xTitle' | 'xLabels' | 'lines' | 'unit' | 'marks'>> & {
  readonly width: number;
};

function Lines({ xTitle, xLabels, lines, marks, unit, width }: LinesProps): JSX.Element {
  const last = Math.max(1, xLabels.length - 1);
  const x = scaleLinear([0, last], [margin.left, width - margin.right]);
  const most = lines.reduce(
    (top, { values }) => values.reduce<number>((max, one) => Math.max(max, one ?? 0), top),
    0,
  );
  const y = scaleLinear([0, most || 1], [height - margin.bottom, margin.top + 8]).nice(4);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, at) => x(at))
    .y((value) => y(value ?? 0));
  return (
    <>
      <Axes
        width={width}
        height={height}
        x={xLabels.map((text, at) => ({ at: x(at), text }))}
        y={y.ticks(4).map((value) => ({ at: y(value), text: number(value) }))}
        xTitle={xTitle}
        yTitle={unit}
      />
      <Marks marks={marks} height={height} x={(place) => x(Math.min(place, last))} />
      {lines.map(({ tone, values }) => (
        <path class={`line ${tone}`} d={path([...values]) ?? ''} />
      ))}
      {xLabels.length <= pointsMax &&
        lines
          .filter(({ tone }) => tone !== 'limit')
          .map(({ name, tone, values }) =>
            values.map((value, at) =>
              value === null ? null : (
                <circle class={`point ${tone}`} cx={x(at)} cy={y(value)} r="3">
                  <title>{`${name}, ${xLabels[at] ?? ''}: ${number(value)} ${unit}`}</title>
                </circle>
              ),
            ),
          )}
    </>
  );
}

/** More points than these are a line to the eye. */
const pointsMax = 120;
