import type { Change, ChangeKind, Effect, Element, Role } from '../changes.ts';
import type { Location } from '../read/location.ts';

/** A change as it is met in one operation. */
export interface Sighting {
  readonly kind: ChangeKind;
  readonly effect: Effect;
  readonly element: Element;
  readonly place: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly old?: Location | undefined;
  readonly new?: Location | undefined;
  readonly parameter?: string | undefined;
  readonly unsaid?: boolean | undefined;
  readonly isNominal?: boolean | undefined;
}

interface Sum {
  readonly first: Sighting;
  readonly places: Set<string>;
  readonly from: Set<string>;
  readonly to: Set<string>;
  unsaid: boolean;
  isNominal: boolean;
}

/** Adds up what is met in many operations to one change for each element, and counts what was looked at. */
export class Collector {
  readonly #changes = new Map<string, Sum>();
  readonly #looked: Record<Role, number> = { operation: 0, parameter: 0, request: 0, response: 0 };

  looked(role: Role): void {
    this.#looked[role] += 1;
  }

  get counts(): Readonly<Record<Role, number>> {
    return this.#looked;
  }

  add(sighting: Sighting): void {
    const { kind, effect, element } = sighting;
    const key = JSON.stringify([kind, effect, element.role, element.key]);
    let known = this.#changes.get(key);
    if (known === undefined) {
      known = {
        first: sighting,
        places: new Set(),
        from: new Set(),
        to: new Set(),
        unsaid: true,
        isNominal: true,
      };
      this.#changes.set(key, known);
    }
    known.places.add(sighting.place);
    known.unsaid &&= sighting.unsaid === true;
    known.isNominal &&= sighting.isNominal === true;
    if (sighting.from !== undefined) known.from.add(sighting.from);
    if (sighting.to !== undefined) known.to.add(sighting.to);
  }

  /** In an order that does not depend on the order of the files. */
  changes(): Change[] {
    const all = [...this.#changes].sort(([a], [b]) => (a < b ? -1 : 1));
    return all.map(([, { first, places, from, to, unsaid, isNominal }]) => {
      const [place = first.place, ...rest] = [...places].sort();
      return {
        kind: first.kind,
        effect: first.effect,
        element: first.element,
        places: [place, ...rest],
        ...(unsaid ? { unsaid } : {}),
        ...(isNominal ? { isNominal } : {}),
        ...(from.size > 0 ? { from: [...from].join('; ') } : {}),
        ...(to.size > 0 ? { to: [...to].join('; ') } : {}),
        ...(first.old === undefined ? {} : { old: first.old }),
        ...(first.new === undefined ? {} : { new: first.new }),
        ...(first.parameter === undefined ? {} : { parameter: first.parameter }),
      };
    });
  }
}
