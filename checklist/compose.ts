/**
 * Makes one list of items out of a checklist and all that it extends: outer lists give variables to inner ones and
 * adjust their items.
 */
import { itemsOf, type Entry } from './items-of.ts';
import { refuse, suggestion, type Problem } from './problem.ts';
import type { Adjustment, WrittenFile, WrittenItem } from './schema.ts';
import type { Source } from './yaml-source.ts';
import type { Item } from './item.ts';

/** One file of a checklist. */
export interface Part {
  readonly source: Source;
  readonly written: WrittenFile;
  /** Built-in lists share items: one that stands in several is asked once. */
  readonly isBuiltIn: boolean;
}

/** The items of all parts, of which the extended ones come first. @throws {HarnessError} `checklist-unreadable` */
export function compose(parts: readonly Part[]): Item[] {
  const vars: Record<string, unknown> = Object.assign({}, ...parts.map(({ written }) => written.vars));
  const shared = new Set<string>();
  const entries = parts.flatMap((part, index) =>
    entriesOf(part, parts.slice(index + 1)).filter(({ id }) => {
      if (!part.isBuiltIn || id === undefined) return true;
      const isNew = !shared.has(id);
      shared.add(id);
      return isNew;
    }),
  );
  const known = entries.flatMap(({ id }) => id ?? []);
  for (const { source, written } of parts) refuse(source, strayAdjustments(written, known));
  return itemsOf(entries, vars);
}

interface NamedEntry extends Entry {
  readonly id?: string;
}

function entriesOf({ source, written }: Part, outer: readonly Part[]): NamedEntry[] {
  return (written.items ?? []).map((item, index) => {
    const id = idOf(item);
    const plain: NamedEntry = { item, source, path: ['items', index], service: written.service, id };
    return id === undefined ? plain : outer.reduce((entry, part) => adjusted(entry, id, part), plain);
  });
}

function idOf(item: unknown): string | undefined {
  const id = (item as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : undefined;
}

function adjusted(entry: NamedEntry, id: string, { source, written }: Part): NamedEntry {
  const adjust = written.adjust ?? {};
  const adjustment = Object.hasOwn(adjust, id) ? adjust[id] : undefined;
  if (adjustment === undefined) return { ...entry, service: entry.service ?? written.service };
  const { omit, ...changes } = adjustment;
  return {
    ...entry,
    service: entry.service ?? written.service,
    item: merged(entry.item as WrittenItem, changes),
    ...(omit === undefined ? {} : { omitted: omit }),
    ...(changes.with === undefined ? {} : { params: { source, path: ['adjust', id, 'with'] } }),
  };
}

/** Parameters of another check would not fit, so they go with it. */
function merged(item: WrittenItem, changes: Adjustment): WrittenItem {
  const isOther = changes.check !== undefined && changes.check !== item.check;
  const params = { ...(isOther ? {} : item.with), ...changes.with };
  return { ...item, ...changes, ...(Object.keys(params).length > 0 ? { with: params } : {}) };
}

function strayAdjustments({ adjust = {} }: WrittenFile, known: readonly string[]): Problem[] {
  return Object.keys(adjust)
    .filter((id) => !known.includes(id))
    .map((id) => ({
      path: ['adjust', id],
      text: `it adjusts "${id}", which is no item of the extended lists: ${suggestion(id, known)}`,
    }));
}
