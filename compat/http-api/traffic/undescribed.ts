/** Which operations of a capture no contract describes. */
import { routeOf } from '../../../capture/index.ts';

/** More different routes than this are counted together. */
const routesMax = 1000;

export class Undescribed {
  readonly #counts = new Map<string, number>();

  add(method: string, target: string): void {
    const route = routeOf(method, target);
    const name = this.#counts.has(route) || this.#counts.size < routesMax ? route : 'other routes';
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** By route, most requests first. */
  list(): readonly (readonly [route: string, requests: number])[] {
    return [...this.#counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  }
}
