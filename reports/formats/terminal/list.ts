import { cutText, oneLine } from '../../wording/visible.ts';
import type { Paper } from './paper.ts';

/** A heading and a line for each; nothing when there are none, and a cut is said. */
export function* list(
  title: string,
  lines: readonly string[],
  paper: Paper,
  linesMax = 20,
): Iterable<string> {
  if (lines.length === 0) return;
  yield '';
  yield* paper.lines(title, { paint: 'bold' });
  for (const line of lines.slice(0, linesMax)) {
    yield* paper.lines(cutText(oneLine(line), 600), { indent: 2, label: '- ' });
  }
  if (lines.length > linesMax) yield* paper.lines(`… and ${lines.length - linesMax} more`, { indent: 2 });
}
