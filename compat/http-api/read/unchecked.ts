import { type Location, idOf } from './location.ts';

/** Collects what a contract says and we do not look into, so that the report can name it. */
export class Unchecked {
  readonly #found = new Map<string, Map<string, Location>>();

  add(what: string, at: Location): void {
    const places = this.#found.get(what) ?? new Map<string, Location>();
    this.#found.set(what, places.set(idOf(at), at));
  }

  /** One line for each kind, in the order of the alphabet. */
  list(describe: (at: Location) => string): string[] {
    return [...this.#found]
      .map(([what, places]) => {
        const [first] = places.values();
        const where = first === undefined ? '' : describe(first);
        return `${what} (${where}${places.size > 1 ? ` and ${places.size - 1} more` : ''})`;
      })
      .sort();
  }
}
