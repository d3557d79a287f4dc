/** What was seen when the way back of a release was tried on a scratch database. Plain data. */
import type { RowFault } from '../engine/row-fault.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';
import type { CatalogObject, Residue } from './catalog-objects.ts';

export interface Rehearsal {
  /** Migrations of the release, newest first, as they are taken back. */
  readonly steps: readonly StepBack[];
  /** The first one that could not be taken back; what comes after it was not tried. */
  readonly failure?: StepFailure;
  /** Statements of downs that succeed only without some rows. */
  readonly rowFaults: readonly RowFault[];
  /** What is not as it was before the release. Empty where a step failed. */
  readonly residue: readonly Residue[];
  /** Tables and columns of the new schema whose values went. */
  readonly lost: readonly Lost[];
  /** How the release went up for the second time; absent where the way back was not clean. */
  readonly again?: { readonly failure?: StepFailure; readonly differs: readonly Residue[] };
}

export interface Lost {
  readonly object: CatalogObject;
  /** How many rows or values given rows of new code hold there; absent where none were given. */
  readonly held?: { readonly count: number; readonly which: string };
}

/** One migration that is taken back. */
export interface StepBack {
  readonly up: string;
  /** File of what takes it back; absent where there is none. */
  readonly down?: string;
  /** It holds no statement. */
  readonly isEmpty: boolean;
  /** The migration does more than change rows, as far as its text says. */
  readonly changesSchema: boolean;
}

export interface StepFailure {
  readonly file: string;
  readonly line?: number;
  /** In the server's words, with the statement. */
  readonly said: string;
  /** It did not end in time, so that nothing is known of it. */
  readonly timedOut: boolean;
}

/** Migrations that change the schema and are not taken back, where the way back does not lead to the old schema. */
export function stepsWithoutDown({ steps, failure, residue }: Rehearsal): readonly StepBack[] {
  if (failure === undefined && residue.length === 0) return [];
  return steps.filter(({ isEmpty, changesSchema }) => isEmpty && changesSchema);
}

type Group<Item> = readonly [owner: string, place: string, items: readonly Item[]];

/** What differs, by the table, view, type or function that it belongs to. */
export function residueByOwner(residue: readonly Residue[]): Group<Residue>[] {
  return byOwner(residue, ({ object }) => object);
}

/** What is lost, by the table that it belongs to. */
export function lostByOwner(lost: readonly Lost[]): Group<Lost>[] {
  return byOwner(lost, ({ object }) => object);
}

function byOwner<Item>(items: readonly Item[], objectOf: (item: Item) => CatalogObject): Group<Item>[] {
  const groups = new Map<string, { place: string; items: Item[] }>();
  for (const item of items) {
    const { schema, name } = objectOf(item);
    const owner = { schema: schema ?? 'public', name };
    const group = groups.get(plainName(owner)) ?? { place: tablePlace(owner), items: [] };
    group.items.push(item);
    groups.set(plainName(owner), group);
  }
  return [...groups].map(([owner, group]) => [owner, group.place, group.items]);
}
