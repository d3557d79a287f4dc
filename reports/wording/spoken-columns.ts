/** Columns of evidence in which the harness speaks itself; in all others stands what it met. */
const spoken: ReadonlySet<string> = new Set([
  'change of the callee',
  'found',
  'known from',
  'lacks',
  'reply',
  'what is wrong',
]);

export function isSpoken(column: string | undefined): boolean {
  return column !== undefined && spoken.has(column);
}
