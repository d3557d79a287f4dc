/** Which rows of a long list stand in the window. Pure arithmetic, in pixels and row numbers. */
export interface RowWindow {
  readonly from: number;
  /** One behind the last. */
  readonly to: number;
}

/** Rows above and below the window, so that a quick scroll meets drawn ones. */
const margin = 8;

export function windowOfRows(
  scrollTop: number,
  height: number,
  { rowHeight, count }: { readonly rowHeight: number; readonly count: number },
): RowWindow {
  const first = Math.floor(scrollTop / rowHeight);
  const shown = Math.ceil(height / rowHeight);
  return { from: Math.max(0, first - margin), to: Math.min(count, first + shown + margin) };
}

/** How far to scroll so that a row is in the window; the same when it is. */
export function scrollTo(
  row: number,
  {
    scrollTop,
    height,
    rowHeight,
  }: { readonly scrollTop: number; readonly height: number; readonly rowHeight: number },
): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}

/** The row that a key leads to; undefined for keys that lead nowhere. */
export function rowAfterKey(
  key: string,
  row: number,
  { count, page }: { readonly count: number; readonly page: number },
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  return next === undefined ? undefined : Math.min(count - 1, Math.max(0, next));
}
