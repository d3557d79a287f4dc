import { withoutAssetHashes } from './asset-names.ts';
import type { DifferenceKind, ReplyDifference } from './difference.ts';
import type { JsonWalk } from './json-walk.ts';
import { isTolerated } from './tolerance.ts';
import { valueKind } from './value-kind.ts';

/** Most places named for one pair. */
const placesMax = 50;

/**
 * Disagreements of two texts, by line. A place is the shape of a line: digits, hashes and the content hashes
 * of asset names folded, so that a line that always differs is one place and is seen to be noise.
 */
export function compareText(
  stable: string,
  preview: string,
  { rules, times }: Pick<JsonWalk, 'rules' | 'times'>,
): readonly ReplyDifference[] {
  const ours = countLines(stable);
  const theirs = countLines(preview);
  const gone = surplus(ours, theirs);
  const come = surplus(theirs, ours);
  const found: ReplyDifference[] = [];
  for (const [shape, line] of gone) {
    const other = come.get(shape);
    if (other === undefined) found.push(difference(shape, 'line-missing', { stable: line }));
    else if (!isTolerated(rules.toleranceAt(placeOf(shape)), { stable: line, preview: other }))
      found.push(
        difference(shape, valueKind(line, other, placeOf(shape), times), { stable: line, preview: other }),
      );
  }
  for (const [shape, line] of come) {
    if (!gone.has(shape)) found.push(difference(shape, 'line-extra', { preview: line }));
  }
  return found.slice(0, placesMax);
}

function countLines(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const raw of text.split('\n')) {
    const line = withoutAssetHashes(raw.trim());
    if (line !== '') counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}

/** Lines that come more often in `mine`, by shape; the first line of each shape stands for it. */
function surplus(mine: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [line, count] of mine) {
    const shape = line.replace(/[0-9a-f]{8,}|\d+/gi, '#').slice(0, 60);
    if (count > (other.get(line) ?? 0) && !found.has(shape)) found.set(shape, line);
  }
  return found;
}

function placeOf(shape: string): string {
  return `body:line ${shape}`;
}

function difference(
  shape: string,
  kind: DifferenceKind,
  lines: { readonly stable?: string; readonly preview?: string },
): ReplyDifference {
  const cut = Object.fromEntries(Object.entries(lines).map(([group, line]) => [group, line.slice(0, 120)]));
  return { at: placeOf(shape), kind, ...cut };
}
