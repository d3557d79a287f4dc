import { diffArrays, diffWordsWithSpace } from 'diff';

/** A piece of a line, and whether the other side has it otherwise. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** Two lines that belong together; a side is absent where only the other has one. */
export interface AlignedRow {
  /** Numbers of the lines, from 0. */
  readonly old?: number;
  readonly new?: number;
  readonly isSame: boolean;
}

/** Texts that differ in more lines are not aligned: it would take too long. */
const editsMax = 2000;

/** Which lines of two texts belong together. */
export function alignedLines(old: readonly string[], now: readonly string[]): readonly AlignedRow[] {
  const changes = diffArrays([...old], [...now], { maxEditLength: editsMax });
  const rows: AlignedRow[] = [];
  let [left, right] = [0, 0];
  const pair = (removed: number, added: number): void => {
    for (let at = 0; at < Math.max(removed, added); at += 1) {
      const sides = { ...(at < removed && { old: left + at }), ...(at < added && { new: right + at }) };
      rows.push({ ...sides, isSame: false });
    }
    [left, right] = [left + removed, right + added];
  };
  if (changes === undefined) {
    pair(old.length, now.length);
    return rows;
  }
  let removed = 0;
  for (const { value, added: isAdded, removed: isRemoved } of changes) {
    if (isRemoved) {
      removed = value.length;
      continue;
    }
    if (isAdded) pair(removed, value.length);
    else {
      pair(removed, 0);
      for (const _line of value) rows.push({ old: left++, new: right++, isSame: true });
    }
    removed = 0;
  }
  pair(removed, 0);
  return rows;
}

/** Longer lines are marked as a whole. */
const charactersMax = 2000;

/** Two lines in pieces, the changed words marked; alike in nothing, they are marked as a whole. */
export function markedWords(old: string, now: string): { readonly old: Piece[]; readonly new: Piece[] } {
  const whole = { old: [{ text: old, differs: true }], new: [{ text: now, differs: true }] };
  if (old.length + now.length > charactersMax) return whole;
  const parts = diffWordsWithSpace(old, now);
  const common = parts.filter(({ added, removed }) => !added && !removed);
  if (common.every(({ value }) => value.trim() === '')) return whole;
  const side = (isOther: 'added' | 'removed'): Piece[] =>
    parts
      .filter((part) => !part[isOther])
      .map(({ value, added, removed }) => ({ text: value, differs: added || removed }));
  return { old: side('added'), new: side('removed') };
}

/** Rows to draw, or how many equal ones are left out. */
export type FoldedRow = AlignedRow | { readonly leftOut: number };

/** Long runs of equal rows are left out but for a few around what differs. */
export function foldEqualRows(rows: readonly AlignedRow[], around = 3): readonly FoldedRow[] {
  const isNear = new Uint8Array(rows.length);
  for (const [at, { isSame }] of rows.entries())
    if (!isSame) isNear.fill(1, Math.max(0, at - around), at + around + 1);
  const folded: FoldedRow[] = [];
  let from = 0;
  while (from < rows.length) {
    let to = from;
    while (to < rows.length && isNear[to] === isNear[from]) to += 1;
    const isShort = to - from <= around;
    if (isNear[from] === 1 || isShort) folded.push(...rows.slice(from, to));
    else folded.push({ leftOut: to - from });
    from = to;
  }
  return folded;
}
