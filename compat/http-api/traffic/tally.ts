/** Counts over captured exchanges, in bounded memory. */
import { privateKindOf, secretWordIn } from '../../../capture/index.ts';
import type { MatchedRequest } from './operation-matcher.ts';
import type { Question, Seen } from './question.ts';

/** What captured traffic says of one change. */
export interface Observed {
  /** Captured requests to the changed operations. */
  readonly reaching: number;
  /** Of them those that the change concerns; undefined where a capture cannot tell. */
  readonly hits?: { readonly count: number; readonly of: number; readonly words: string };
  /** The shortest request that is hit, or reaches the operation: names only, and the value that is refused. */
  readonly example?: string;
  /** Requests by client: of those that are hit, or where that is not known of all that reach it. Most first. */
  readonly clients: readonly (readonly [client: string, requests: number])[];
  /** Requests to the changed operations by declared caller. */
  readonly callers: ReadonlyMap<string, number>;
}

export const unobserved: Observed = { reaching: 0, clients: [], callers: new Map() };

/** Who sent a request. */
export interface Sender {
  readonly client: string;
  /** The declared caller that it is, where it is one. */
  readonly caller: string | undefined;
}

const clientsMax = 200;
const valueMax = 60;

export class Tally {
  readonly #question: Question | undefined;
  readonly #clients = new Map<string, number>();
  readonly #callers = new Map<string, number>();
  #reaching = 0;
  #told = 0;
  #hits = 0;
  #example: string | undefined;

  constructor(question: Question | undefined) {
    this.#question = question;
  }

  add(seen: Seen, { client, caller }: Sender): void {
    this.#reaching += 1;
    if (caller !== undefined) this.#callers.set(caller, (this.#callers.get(caller) ?? 0) + 1);
    const question = this.#question;
    if (question !== undefined) {
      if (question.canTell?.(seen) === false) return;
      this.#told += 1;
      if (!question.isHit(seen)) return;
      this.#hits += 1;
    }
    const name = this.#clients.has(client) || this.#clients.size < clientsMax ? client : 'others';
    this.#clients.set(name, (this.#clients.get(name) ?? 0) + 1);
    const example = exampleOf(seen.request, question?.shows);
    if (this.#example === undefined || example.length < this.#example.length) this.#example = example;
  }

  result(): Observed {
    const question = this.#question;
    return {
      reaching: this.#reaching,
      ...(question === undefined || this.#told === 0
        ? {}
        : { hits: { count: this.#hits, of: this.#told, words: question.words } }),
      ...(this.#example === undefined ? {} : { example: this.#example }),
      clients: [...this.#clients].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
      callers: this.#callers,
    };
  }
}

/** Values may be private, so that only the one in question is shown. */
function exampleOf({ operation, query, pathValues }: MatchedRequest, shows: string | undefined): string {
  const [place, ...rest] = shows?.split(' ') ?? [];
  const shown = rest.join(' ');
  const pairs = [...new Set(query.keys())].slice(0, 20).map((name) => {
    const value = place === 'query' && name === shown ? shownValue(name, query.get(name) ?? '') : '…';
    return `${name.slice(0, valueMax)}=${value}`;
  });
  let position = 0;
  const path = operation.path.replace(/\{[^}]*\}/g, (name) => {
    position += 1;
    return place === 'path' && String(position) === shown
      ? shownValue(name, pathValues[position - 1] ?? '')
      : name;
  });
  return `${operation.method} ${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

function shownValue(name: string, value: string): string {
  if (secretWordIn(name) !== undefined || privateKindOf(value, name) !== undefined) return '…';
  return value.length > valueMax ? `${value.slice(0, valueMax)}…` : value;
}
