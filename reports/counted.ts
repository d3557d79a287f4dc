/** Something said of one and of several. */
export type Forms = readonly [one: string, several: string];

/** `1 row`, `3 rows`, `2 entries`: a number with what it counts. A single word gets an s where it is not one. */
export function counted(count: number, forms: string | Forms): string {
  const [one, several] = typeof forms === 'string' ? [forms, `${forms}s`] : forms;
  return `${count} ${count === 1 ? one : several}`;
}
