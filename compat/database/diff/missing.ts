/** What stands on one side only, told by what each side says of an item. */
export function missingFrom<Item>(
  before: readonly Item[],
  after: readonly Item[],
  oldText: (item: Item) => string,
  newText: (item: Item) => string,
): { added: Item[]; dropped: Item[] } {
  const [old, now] = [new Set(before.map(oldText)), new Set(after.map(newText))];
  return {
    added: after.filter((item) => !old.has(newText(item))),
    dropped: before.filter((item) => !now.has(oldText(item))),
  };
}
