/**
 * A stand-in for a change that nobody made: every part of it reads as its own name, so that the fix of a rule
 * speaks of `<schema>.<name>.<column>` where a report has the user's own names.
 *
 * A part that is called, such as the `join` of `columns.join(', ')`, gives what it was called on.
 */
export function placeholder(name: string, owner: string = name): unknown {
  return new Proxy(() => {}, {
    get: (_target, key) =>
      typeof key === 'symbol' || key === 'toString' ? () => `<${name}>` : placeholder(key, name),
    apply: () => placeholder(owner),
  });
}
