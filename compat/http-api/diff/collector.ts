import type { Change, ChangeKind, Effect, Element, Role } from '../changes.ts';
import { type Announced, mostStable, type Stability } from '../lifecycle.ts';
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
  readonly announced?: Announced | undefined;
}

/** A change that is known, for {@link Collector.alsoAt}. */
export interface Seen {
  readonly places: Set<string>;
}

interface Sum {
  readonly first: Sighting;
  readonly places: Set<string>;
  readonly from: Set<string>;
  readonly to: Set<string>;
  announced: Announced | undefined;
  unsaid: boolean;
  isNominal: boolean;
}

/** Adds up what is met in many operations to one change for each element, and counts what was looked at. */
export class Collector {
  readonly #changes = new Map<string, Sum>();
  readonly #promised = new Map<string, Stability>();
  readonly #looked: Record<Role, number> = { operation: 0, parameter: 0, request: 0, response: 0 };

  looked(role: Role, count = 1): void {
    this.#looked[role] += count;
  }

  get counts(): Readonly<Record<Role, number>> {
    return this.#looked;
  }

  /** The same change, met in one more operation. */
  alsoAt(seen: Seen, place: string): void {
    seen.places.add(place);
  }

  add(sighting: Sighting): Seen {
    const { kind, effect, element } = sighting;
    const key = JSON.stringify([kind, effect, element.role, element.key]);
    let known = this.#changes.get(key);
    if (known === undefined) {
      known = {
        first: sighting,
        places: new Set(),
        from: new Set(),
        to: new Set(),
        announced: sighting.announced,
        unsaid: true,
        isNominal: true,
      };
      this.#changes.set(key, known);
    }
    known.places.add(sighting.place);
    if (sighting.announced === undefined) known.announced = undefined;
    known.unsaid &&= sighting.unsaid === true;
    known.isNominal &&= sighting.isNominal === true;
    if (sighting.from !== undefined) known.from.add(sighting.from);
    if (sighting.to !== undefined) known.to.add(sighting.to);
    return known;
  }

  /** How much the baseline promises of an operation; what is never named counts as stable. */
  promised(place: string, stability: Stability): void {
    this.#promised.set(place, stability);
  }

  #stabilityOf(places: ReadonlySet<string>): { readonly stability?: Exclude<Stability, 'stable'> } {
    const stability = [...places].map((place) => this.#promised.get(place) ?? 'stable').reduce(mostStable);
    return stability === 'stable' ? {} : { stability };
  }

  /** In an order that does not depend on the order of the files. */
  changes(): Change[] {
    const all = [...this.#changes].sort(([a], [b]) => (a < b ? -1 : 1));
    return all.map(([, { first, places, from, to, announced, unsaid, isNominal }]) => {
      const [place = first.place, ...rest] = [...places].sort();
      return {
        kind: first.kind,
        effect: first.effect,
        element: first.element,
        places: [place, ...rest],
        ...this.#stabilityOf(places),
        ...(announced === undefined ? {} : { announced }),
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
