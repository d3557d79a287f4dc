import type { JSX } from 'preact';
import { margin } from './axes.tsx';

/** Something that happened along the axis: at one place of it, or from one to another. */
export interface Mark {
  readonly kind: 'end' | 'pause';
  readonly from: number;
  readonly to?: number;
  /** For whom points at it. */
  readonly text: string;
}

interface MarksProps {
  readonly marks: readonly Mark[];
  readonly height: number;
  /** From a place of the axis to the drawing. */
  readonly x: (place: number) => number;
}

/** Narrower bands would not be seen, pixels. */
const bandMin = 3;

/** A line where the run ended early, a band where it paused. */
export function Marks({ marks, height, x }: MarksProps): JSX.Element {
  const [top, bottom] = [margin.top + 4, height - margin.bottom];
  return (
    <>
      {marks.map(({ kind, from, to = from, text }) =>
        kind === 'end' ? (
          <line class="line end" x1={x(from)} x2={x(from)} y1={top} y2={bottom}>
            <title>{text}</title>
          </line>
        ) : (
          <rect
            class="pause"
            x={x(from)}
            y={top}
            width={Math.max(bandMin, x(to) - x(from))}
            height={bottom - top}
          >
            <title>{text}</title>
          </rect>
        ),
      )}
    </>
  );
}
