import type { Exchange } from '../../capture/index.ts';

/** Versions of clients that are in use at the same time: each must go on working. */
export interface ClientVersionOptions {
  /** Where a captured request names it: `header:x-client-version` or `query:v`. */
  readonly by: `header:${string}` | `query:${string}`;
  /** Compared pairs that a version needs to be judged by itself. Default 20. */
  readonly pairsMin?: number;
}

/** Longer values are no versions. */
const charsMax = 40;

/** The version that a captured request names, or undefined. */
export function clientVersionOf(exchange: Exchange, by: ClientVersionOptions['by']): string | undefined {
  const name = by.slice(by.indexOf(':') + 1);
  const value = by.startsWith('header:')
    ? exchange.headers[name.toLowerCase()]
    : new URLSearchParams(exchange.target.split('?', 2)[1] ?? '').get(name);
  return value === undefined || value === null || value === '' ? undefined : value.slice(0, charsMax);
}
