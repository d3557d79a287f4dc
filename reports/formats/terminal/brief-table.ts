import type { Table } from '../../report.ts';
import { cutText, oneLine } from '../../wording/visible.ts';
import { widthOf } from '../../wording/wrap.ts';
import type { Paper } from './paper.ts';

const cellMax = 30;
const rowsMax = 20;

/** A table of few rows, its columns side by side; the last one takes the room that is left. */
export function* briefTableLines({ name, columns, rows }: Table, paper: Paper): Iterable<string> {
  const texts = [columns, ...rows.slice(0, rowsMax)].map((row) =>
    row.map((value) => oneLine(String(value ?? 'none'))),
  );
  const left = texts.map((row) => row.slice(0, -1).map((text) => cutText(text, cellMax)));
  const widths = columns.slice(0, -1).map((_, i) => Math.max(...left.map((row) => widthOf(row[i] ?? ''))));
  yield '';
  yield* paper.lines(oneLine(name), { paint: 'bold' });
  for (const [i, cells] of left.entries()) {
    const label = cells.map((text, at) => text + ' '.repeat((widths[at] ?? 0) - widthOf(text) + 3)).join('');
    yield* paper.lines(texts[i]?.at(-1) ?? '', { indent: 2, label, paint: i === 0 ? 'dim' : 'plain' });
  }
}
