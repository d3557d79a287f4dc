/** How two replies can disagree. `structural` kinds do not come and go by themselves in a sound service. */
export const differenceKinds = {
  'status-changed': { structural: true, words: 'changed' },
  'no-reply': { structural: false, words: 'gives no reply' },
  missing: { structural: true, words: 'is missing' },
  extra: { structural: true, words: 'is new' },
  'type-changed': { structural: true, words: 'has another type' },
  unreadable: { structural: true, words: 'is no longer JSON' },
  'value-changed': { structural: false, words: 'has another value' },
  'length-changed': { structural: false, words: 'has another length' },
  'order-changed': { structural: false, words: 'has another order' },
  'line-missing': { structural: false, words: 'is missing' },
  'line-extra': { structural: false, words: 'is new' },
  'bytes-changed': { structural: false, words: 'has other bytes' },
} as const;

export type DifferenceKind = keyof typeof differenceKinds;

/** One disagreement of one pair of replies. */
export interface ReplyDifference {
  /** `status`, `header:NAME`, `header:set-cookie(NAME)` or `body:POINTER` with `*` for array indexes. */
  readonly at: string;
  readonly kind: DifferenceKind;
  readonly stable?: string;
  readonly preview?: string;
}
