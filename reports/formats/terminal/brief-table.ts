import type { Table } from '../../report.ts';
import { oneLine } from '../../wording/visible.ts';
import { widthOf } from '../../wording/wrap.ts';
import type { Paper } from './paper.ts';

const cellMax = 30;
const rowsMax = 20;
const gap = 3;
const indent = 2;

/** Many terminals are no wider than this, and a last column needs so much of it to be read. */
const narrow = { columns: 80, lastMin: 24 } as const;

/**
 * A table of few rows, its columns side by side; the last one takes the room that is left, or lines of its own below
 * where that would be too little.
 */
export function* briefTableLines({ name, columns, rows }: Table, paper: Paper): Iterable<string> {
  const texts = [columns, ...rows.slice(0, rowsMax)].map((row) =>
    row.map((value) => oneLine(String(value ?? 'none'))),
  );
  const left = texts.map((row) => row.slice(0, -1).map((text) => cut(text)));
  const widths = columns.slice(0, -1).map((_, i) => Math.max(...left.map((row) => widthOf(row[i] ?? ''))));
  const used = widths.reduce((sum, width) => sum + width + gap, indent);
  const isBelow = used + narrow.lastMin > narrow.columns;
  yield '';
  yield* paper.lines(oneLine(name), { paint: 'bold' });
  for (const [i, cells] of left.entries()) {
    const label = cells
      .map((text, at) => text + ' '.repeat((widths[at] ?? 0) - widthOf(text) + gap))
      .join('');
    const last = texts[i]?.at(-1) ?? '';
    const paint = i === 0 ? 'dim' : 'plain';
    if (!isBelow) yield* paper.lines(last, { indent, label, paint });
    else {
      yield* paper.lines(label.trimEnd(), { indent, paint });
      const isSaid = i > 0 && (rows[i - 1]?.at(-1) ?? null) !== null;
      if (isSaid) yield* paper.lines(last, { indent: 2 * indent, label: `${columns.at(-1)}: ` });
    }
  }
}

/** Shorter than the cut of a sentence, which says how much is missing. */
function cut(text: string): string {
  return text.length > cellMax ? `${text.slice(0, cellMax - 1)}…` : text;
}
