import type { BuiltInList } from './built-in-list.ts';

/** Every list that comes with Seaworthy. A new one is a file in this folder and a line here. */
export const builtInLists: readonly BuiltInList[] = [];
