/** How two replies can disagree. `structural` kinds do not come and go by themselves in a sound service. */
export const differenceKinds = {
  'status-changed': { structural: true, words: 'changed' },
  'no-reply': { structural: false, words: 'gives no reply' },
  missing: { structural: true, words: 'is missing' },
  extra: { structural: true, words: 'is new' },
  'type-changed': { structural: true, words: 'has another type' },
  unreadable: { structural: true, words: 'can no longer be read' },
  readable: { structural: true, words: 'can be read now' },
  'names-doubled': { structural: true, words: 'names a member twice' },
  'mark-set': { structural: true, words: 'leads users to preview and keeps them there' },
  'value-changed': { structural: false, words: 'has another value' },
  'date-changed': { structural: false, words: 'has another time, close to that of the reply' },
  'id-changed': { structural: false, words: 'has another id' },
  'counter-changed': { structural: false, words: 'has another count' },
  'length-changed': { structural: false, words: 'has another length' },
  'order-changed': { structural: false, words: 'has another order' },
  'element-missing': { structural: false, words: 'lacks an element' },
  'element-extra': { structural: false, words: 'has a new element' },
  'line-missing': { structural: false, words: 'is missing' },
  'line-extra': { structural: false, words: 'is new' },
  'bytes-changed': { structural: false, words: 'has other bytes' },
} as const;

export type DifferenceKind = keyof typeof differenceKinds;

/** Drawn anew for each reply by the process that makes it: two processes may differ more than one from itself. */
export const drawnKinds: ReadonlySet<DifferenceKind> = new Set([
  'date-changed',
  'id-changed',
  'counter-changed',
]);

/** One disagreement of one pair of replies. */
export interface ReplyDifference {
  /**
   * `status`, `header:NAME`, `header:set-cookie(NAME)`, `body:POINTER` with `*` for array indexes, or for a page
   * `body:main/ul/li/a@href`.
   */
  readonly at: string;
  readonly kind: DifferenceKind;
  readonly stable?: string;
  readonly preview?: string;
}

/** What was found in one pair, one entry for each place and kind, the first one seen. */
export class FoundDifferences {
  readonly #found = new Map<string, ReplyDifference>();
  readonly #placesMax: number;

  /** A wholly different document needs no more than `placesMax`. */
  constructor(placesMax: number) {
    this.#placesMax = placesMax;
  }

  note(
    at: string,
    kind: DifferenceKind,
    values: { readonly stable?: string | undefined; readonly preview?: string | undefined },
  ): void {
    const key = `${kind} ${at}`;
    if (this.#found.size >= this.#placesMax || this.#found.has(key)) return;
    const { stable, preview } = values;
    this.#found.set(key, {
      at,
      kind,
      ...(stable === undefined ? {} : { stable: cut(stable) }),
      ...(preview === undefined ? {} : { preview: cut(preview) }),
    });
  }

  list(): readonly ReplyDifference[] {
    return [...this.#found.values()];
  }
}

function cut(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 117)}...`;
}
