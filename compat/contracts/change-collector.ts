import type { Witness } from './witness.ts';
import { type ContractChange, type Fails, type Layer, type Place, statesOf, type Use } from './change.ts';

/** Which calls carry a type. */
export interface TypeUse extends Use {
  /** Canonical keys of the calls. */
  readonly calls: ReadonlySet<string>;
}

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
  readonly isAllowed?: boolean;
  readonly witness?: Witness;
}

export const both: Fails = { oldReader: true, newReader: true };
export const oldReader: Fails = { oldReader: true, newReader: false };
export const newReader: Fails = { oldReader: false, newReader: true };
export const nobody: Fails = { oldReader: false, newReader: false };

const unused: Use = { inRequests: false, inResponses: false };

/** Collects changes; knows which calls carry which type. */
export class ChangeCollector {
  readonly changes: ContractChange[] = [];
  compared = 0;
  readonly #uses: ReadonlyMap<string, TypeUse>;

  constructor(uses: ReadonlyMap<string, TypeUse>) {
    this.#uses = uses;
  }

  /** A difference in values of the type of this name. */
  add(type: string, { key, label, fails = both, ...found }: Found): void {
    const use = this.#uses.get(type);
    const [place = `type:${type}`, ...places] = [...(use?.calls ?? [])].sort();
    const states = statesOf(fails, use ?? unused);
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

/** Entries by key with what stands there on both sides. */
export function pairs<K, T>(
  old: ReadonlyMap<K, T>,
  now: ReadonlyMap<K, T>,
): { readonly name: K; readonly before: T | undefined; readonly after: T | undefined }[] {
  return [...new Set([...old.keys(), ...now.keys()])].map((name) => ({
    name,
    before: old.get(name),
    after: now.get(name),
  }));
}

/** A type that a call carries, with all types that values of it hold. */
export interface Carried {
  readonly call: string;
  readonly side: 'inRequests' | 'inResponses';
  readonly types: Iterable<string>;
}

/** By type, which calls carry it on which side. */
export function usesOf(all: Iterable<Carried>): ReadonlyMap<string, TypeUse> {
  const uses = new Map<string, { inRequests: boolean; inResponses: boolean; calls: Set<string> }>();
  for (const { call, side, types } of all) {
    for (const type of types) {
      const use = uses.get(type) ?? { inRequests: false, inResponses: false, calls: new Set<string>() };
      use[side] = true;
      use.calls.add(call);
      uses.set(type, use);
    }
  }
  return uses;
}

/** The type itself and what `inner` leads to from it, each once. */
export function reachable(root: string, inner: (type: string) => Iterable<string>): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [root];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...inner(name));
  }
  return seen;
}

export function callKey(service: string, method: string): string {
  return `operation:RPC ${service}/${method}`;
}
