/** `a, b, c and 2 more`: the first `max` of some names. */
export function firstOf(names: readonly string[], max: number): string {
  const more = names.length > max ? ` and ${names.length - max} more` : '';
  return `${names.slice(0, max).join(', ')}${more}`;
}
