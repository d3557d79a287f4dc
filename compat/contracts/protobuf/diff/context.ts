import { type ContractChange, type Fails, type Layer, type Place, statesOf, type Use } from '../../change.ts';
import type { ProtoSchema } from '../model.ts';
import { usesOf, type TypeUse } from './uses.ts';

/** One difference before it is known who uses the type. */
export interface Found {
  readonly rule: string;
  readonly key: string;
  readonly label: string;
  readonly layer: Layer;
  /** Default: both readers fail. */
  readonly fails?: Fails;
  readonly from?: string;
  readonly to?: string;
  readonly old?: Place;
  readonly new?: Place;
  readonly softened?: string;
}

export const both: Fails = { oldReader: true, newReader: true };
export const oldReader: Fails = { oldReader: true, newReader: false };
export const newReader: Fails = { oldReader: false, newReader: true };
export const nobody: Fails = { oldReader: false, newReader: false };

/** Collects changes; knows which calls carry which type. */
export class DiffContext {
  readonly old: ProtoSchema;
  readonly now: ProtoSchema;
  readonly changes: ContractChange[] = [];
  compared = 0;
  readonly #uses: ReadonlyMap<string, TypeUse>;

  constructor(old: ProtoSchema, now: ProtoSchema) {
    this.old = old;
    this.now = now;
    this.#uses = usesOf([old, now]);
  }

  /** A difference in values of the type of this name. */
  add(type: string, { key, label, fails = both, ...found }: Found): void {
    const use = this.#uses.get(type);
    const states = statesOf(fails, use ?? unused);
    const [place = `type:${type}`, ...places] = [...(use?.calls ?? [])].sort();
    this.changes.push({ ...found, element: { key, label }, states, places: [place, ...places] });
  }

  /** A difference in what may be called, or in a file: no values are read. */
  addCall(
    place: string,
    states: ContractChange['states'],
    { key, label, ...found }: Omit<Found, 'fails'>,
  ): void {
    this.changes.push({ ...found, element: { key, label }, states, places: [place] });
  }
}

const unused: Use = { inRequests: false, inResponses: false };

/** Names in both, and the others. */
export function pairs<T>(
  old: ReadonlyMap<string, T>,
  now: ReadonlyMap<string, T>,
): { readonly name: string; readonly before: T | undefined; readonly after: T | undefined }[] {
  return [...new Set([...old.keys(), ...now.keys()])].map((name) => ({
    name,
    before: old.get(name),
    after: now.get(name),
  }));
}
