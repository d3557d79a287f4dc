import type { JSX } from 'preact';

export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** The room around what is drawn, for the texts of both axes. */
export const margin = { top: 12, right: 14, bottom: 40, left: 52 } as const;

interface AxesProps {
  readonly width: number;
  readonly height: number;
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
  readonly xTitle: string;
  readonly yTitle: string;
}

/** Lines to read by, the values at them, and what each axis measures. */
export function Axes({ width, height, x, y, xTitle, yTitle }: AxesProps): JSX.Element {
  const bottom = height - margin.bottom;
  return (
    <g class="axes" aria-hidden="true">
      {y.map(({ at, text }) => (
        <>
          <line class="guide" x1={margin.left} x2={width - margin.right} y1={at} y2={at} />
          <text x={margin.left - 6} y={at + 4} text-anchor="end">
            {text}
          </text>
        </>
      ))}
      <line x1={margin.left} x2={width - margin.right} y1={bottom} y2={bottom} />
      {apart(x, width).map(({ at, text }) => (
        <>
          <line x1={at} x2={at} y1={bottom} y2={bottom + 4} />
          <text x={at} y={bottom + 17} text-anchor={anchorAt(at, text, width)}>
            {text}
          </text>
        </>
      ))}
      <text class="axis-title" x={width - margin.right} y={height - 4} text-anchor="end">
        {xTitle}
      </text>
      <text class="axis-title" x={4} y={margin.top - 2}>
        {yTitle}
      </text>
    </g>
  );
}

const characterWidth = 6.6;
const gap = 12;

/** Those whose texts have room beside the one before, in a drawing of this width. */
export function apart(ticks: readonly Tick[], width = Infinity): readonly Tick[] {
  const kept: Tick[] = [];
  let end = -Infinity;
  for (const tick of ticks) {
    const length = tick.text.length * characterWidth;
    const begin = beginOf(tick, width, length);
    if (begin < end + gap) continue;
    kept.push(tick);
    end = begin + length;
  }
  return kept;
}

function beginOf({ at, text }: Tick, width: number, length: number): number {
  return at - { start: 0, middle: length / 2, end: length }[anchorAt(at, text, width)];
}

/** A text at an edge leans inwards, so that all of it is seen. */
function anchorAt(at: number, text: string, width: number): 'start' | 'middle' | 'end' {
  const half = (text.length * characterWidth) / 2;
  if (at - half < 0) return 'start';
  return at + half > width ? 'end' : 'middle';
}
