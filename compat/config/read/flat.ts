import type { Entry } from '../model.ts';

/** One value of a tree and the way to it. */
export interface Flat {
  readonly path: readonly (string | number)[];
  readonly value: string;
  readonly line?: number;
}

/** More values than any configuration has; nested aliases multiply to more. */
export const valuesMax = 200_000;

/** How deep trees may be nested. */
export const depthMax = 100;

/** `servers[0].host`, as Spring writes keys of lists. */
export function keyOf(path: readonly (string | number)[]): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join('');
}

export function entryOf({ path, value, line }: Flat): Entry {
  return { key: keyOf(path), value, ...(line !== undefined && { line }) };
}
