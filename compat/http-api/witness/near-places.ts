import type { Change } from '../changes.ts';
import type { Contract, Operation, Side } from '../contract.ts';
import { endOf } from '../diff/node-name.ts';
import { type Location, idOf } from '../read/location.ts';
import { isRecord } from '../read/record.ts';
import type { Contracts } from '../results.ts';
import type { SchemaNode } from '../schema.ts';

/**
 * Which operations send a changed schema as a whole, or a list of it: there a message that shows the change is short.
 * From the others a way down to it must be found first, and a message has to hold all that is required on the way.
 */
export class NearPlaces {
  readonly #bySchema = new Map<string, Set<string>>();

  constructor({ baseline, candidate }: Contracts) {
    for (const contract of [baseline, candidate]) this.#note(contract);
  }

  /** The places of the change, near ones first. */
  of({ places, element, old, new: now }: Change): readonly string[] {
    const side = element.role === 'operation' || element.role === 'parameter' ? undefined : element.role;
    if (side === undefined || places.length === 1) return places;
    const near = new Set([old, now].flatMap((at) => [...this.#holding(side, at)]));
    return near.size === 0
      ? places
      : [...places.filter((one) => near.has(one)), ...places.filter((one) => !near.has(one))];
  }

  #holding(side: Side, at: Location | undefined): ReadonlySet<string> {
    if (at === undefined) return new Set();
    for (let { pointer } = at; pointer !== ''; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
      const found = this.#bySchema.get(keyOf(side, { file: at.file, pointer }));
      if (found !== undefined) return found;
    }
    return new Set();
  }

  #note({ operations }: Contract): void {
    for (const operation of operations.values())
      for (const [side, node] of contentsOf(operation))
        for (const { at } of [endOf(node), ...itemsOf(node)]) {
          const key = keyOf(side, at);
          const known = this.#bySchema.get(key) ?? new Set<string>();
          this.#bySchema.set(key, known.add(operation.place));
        }
  }
}

function* contentsOf({ body, responses }: Operation): Generator<readonly [Side, SchemaNode]> {
  for (const node of body?.content.values() ?? []) yield ['request', node];
  for (const { content } of responses.values()) for (const node of content.values()) yield ['response', node];
}

function itemsOf(node: SchemaNode): SchemaNode[] {
  const list = endOf(node);
  const written = list.written?.();
  const items = isRecord(written) && isRecord(written['items']) ? list.member?.('items') : undefined;
  return items === undefined ? [] : [endOf(items)];
}

function keyOf(side: Side, at: Location): string {
  return `${side} ${idOf(at)}`;
}
