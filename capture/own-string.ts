/** The same text in memory of its own: a piece that was cut from a long text would keep all of that. */
export function ownString(text: string): string {
  return ` ${text}`.slice(1);
}
