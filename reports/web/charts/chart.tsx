import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { PlainTable } from '../page/plain-table.tsx';
import { t } from '../words.ts';

/** Which of the drawn things a sign stands for; colour and pattern come from the style. */
export type SeriesTone = 'stable' | 'preview' | 'limit' | 'fail' | 'calm' | 'pause' | 'end';

export interface ChartProps {
  readonly title: string;
  /** Of what is measured, for example `ms`. */
  readonly unit: string;
  /** The limit it is held against, in words; or that there is none, and why. */
  readonly limit: string;
  /** From how many samples it is drawn. */
  readonly samples: string;
  /** What somebody who cannot see it must know. */
  readonly description: string;
  readonly legend: readonly { readonly tone: SeriesTone; readonly name: string }[];
  /** The same numbers to read. */
  readonly table: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (string | number | null)[])[];
  };
  /** Of the drawing, in the pixels of its width. */
  readonly height: number;
  /** Drawn so wide at least; it scrolls where there is less room. */
  readonly widthNeeded?: number;
  /** Draws the inner of an `<svg>` that is so wide. */
  readonly draw: (width: number) => ComponentChildren;
}

/** A drawing that never stands alone: unit, samples and limit above it, its numbers as a table below. */
export function Chart(props: ChartProps): JSX.Element {
  const { title, unit, limit, samples, description, legend, table, height, widthNeeded = 0, draw } = props;
  const { width: room, measure } = useWidth();
  const width = Math.max(room, widthNeeded);
  return (
    <figure class="chart">
      <figcaption>
        <strong>{title}</strong>
        <dl class="chart-facts">
          <Fact term={t('Unit')} value={unit} />
          <Fact term={t('Samples')} value={samples} />
          <Fact term={t('Limit')} value={limit} />
        </dl>
        <ul class="legend" aria-hidden="true">
          {legend.map(({ tone, name }) => (
            <li>
              <svg class="swatch" viewBox="0 0 22 10" width="22" height="10">
                <path class={`line ${tone}`} d="M0 5H22" />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
      <div
        class="drawing"
        tabIndex={widthNeeded > room ? 0 : undefined}
        ref={(element) => {
          measure.current = element;
        }}
      >
        <svg
          role="img"
          aria-label={`${title}. ${description}`}
          viewBox={`0 0 ${width} ${height}`}
          {...(width > room && { width })}
        >
          {draw(width)}
        </svg>
      </div>
      <details class="numbers">
        <summary>{t('The numbers as a table')}</summary>
        <PlainTable caption={title} isCaptionHidden columns={table.columns} rows={table.rows} />
      </details>
    </figure>
  );
}

function Fact({ term, value }: { readonly term: string; readonly value: string }): JSX.Element {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const widthUnmeasured = 640;
const widthMin = 260;

interface Measured {
  readonly width: number;
  readonly measure: { current: { readonly clientWidth: number } | null };
}

/** As wide as there is room when it is drawn, so that its text has the size of other text. */
function useWidth(): Measured {
  const measure = useRef<{ readonly clientWidth: number } | null>(null);
  const [width, setWidth] = useState(widthUnmeasured);
  useLayoutEffect(() => {
    const room = measure.current?.clientWidth ?? 0;
    if (room > 0) setWidth(Math.max(widthMin, room));
  }, []);
  return { width, measure };
}
