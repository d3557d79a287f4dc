/**
 * Everything that can change in an API, and what a change does to the set of requests or responses.
 *
 * The table lists the cells (kind, role, effect) that the diff can make; `rules/` must judge each of them.
 */
import type { Announced, Stability } from './lifecycle.ts';
import type { Location } from './read/location.ts';

/**
 * What happened to the set of values that may be written at a place.
 *
 * - `widens`: the candidate lets more through.  - `narrows`: less.  - `incomparable`: some more, some less.
 * - `unknown`: could not be computed.  - `none`: the same set; still worth a word.
 */
export type Effect = 'widens' | 'narrows' | 'incomparable' | 'unknown' | 'none';

/** Which part of an exchange the changed element belongs to. */
export type Role = 'operation' | 'parameter' | 'request' | 'response';

const values = ['parameter', 'request', 'response'] as const;
const everywhere = ['operation', ...values] as const;
const oneWay = ['widens', 'narrows'] as const;
const bothWays = ['widens', 'narrows', 'incomparable'] as const;

export const changeKinds = {
  'operation-removed': { roles: ['operation'], effects: ['narrows'] },
  'operation-added': { roles: ['operation'], effects: ['widens'] },
  deprecation: { roles: everywhere, effects: ['none'] },
  sunset: { roles: everywhere, effects: ['narrows', 'none'] },
  stability: { roles: everywhere, effects: ['narrows', 'none'] },
  'operation-name': { roles: ['operation'], effects: ['none'] },
  security: { roles: ['operation'], effects: bothWays },
  'security-scheme': { roles: ['operation'], effects: [...bothWays, 'unknown', 'none'] },
  server: { roles: ['operation'], effects: ['unknown', 'none'] },
  'event-removed': { roles: ['response'], effects: ['incomparable'] },
  'event-added': { roles: ['response'], effects: ['widens'] },
  'parameter-added': { roles: ['parameter'], effects: ['narrows', 'none'] },
  'parameter-removed': { roles: ['parameter'], effects: ['widens', 'none'] },
  'parameter-requiredness': { roles: ['parameter'], effects: oneWay },
  'parameter-style': { roles: values, effects: bothWays },
  'body-requiredness': { roles: ['request'], effects: oneWay },
  'body-added': { roles: ['request'], effects: ['narrows', 'widens'] },
  'body-removed': { roles: ['request'], effects: ['unknown'] },
  // Under `operation` stands the media type of a response: callers ask for it, so the callers are the writers.
  'media-type-removed': { roles: ['request', 'operation'], effects: ['narrows'] },
  'media-type-added': { roles: ['request', 'operation'], effects: ['widens'] },
  'status-removed': { roles: ['response'], effects: ['incomparable', 'none'] },
  'status-added': { roles: ['response'], effects: ['widens', 'none'] },
  'header-removed': { roles: ['response'], effects: ['widens', 'none'] },
  'header-added': { roles: ['response'], effects: ['narrows', 'none'] },
  'header-requiredness': { roles: ['response'], effects: oneWay },
  'field-removed': { roles: values, effects: ['widens', 'narrows', 'incomparable', 'none'] },
  'field-added': { roles: values, effects: ['widens', 'narrows', 'incomparable', 'none'] },
  'field-requiredness': { roles: values, effects: oneWay },
  type: { roles: values, effects: bothWays },
  nullability: { roles: values, effects: oneWay },
  enum: { roles: values, effects: bothWays },
  limit: { roles: values, effects: bothWays },
  form: { roles: values, effects: ['widens', 'narrows', 'incomparable', 'unknown'] },
  'extra-fields': { roles: values, effects: oneWay },
  alternatives: { roles: values, effects: [...oneWay, 'incomparable', 'unknown'] },
  access: { roles: values, effects: ['narrows', 'unknown', 'none'] },
  default: { roles: values, effects: ['none'] },
  discriminator: { roles: values, effects: [...bothWays, 'unknown', 'none'] },
  incomprehensible: { roles: values, effects: ['unknown'] },
} as const satisfies Record<string, { roles: readonly Role[]; effects: readonly Effect[] }>;

export type ChangeKind = keyof typeof changeKinds;

/** What one changed element is called. */
export interface Element {
  readonly role: Role;
  /** The same in every run, for example `Ad.price` or `GET /ads query size`. */
  readonly key: string;
  /** As in a sentence, for example "response field `Ad.price`". */
  readonly label: string;
}

/** One changed element, with all operations it reaches. */
export interface Change {
  readonly kind: ChangeKind;
  readonly effect: Effect;
  readonly element: Element;
  /** What stood there and what stands there now, short; absent where there was nothing. */
  readonly from?: string;
  readonly to?: string;
  /** True when one side says nothing on this, so that what the provider does there is open. */
  readonly unsaid?: boolean;
  /** True when the set of values stays as it is: the words changed, as in a length limit of a number. */
  readonly isNominal?: boolean;
  /** Where it stands in the baseline and in the candidate; for a missing element, what held it. */
  readonly old?: Location;
  readonly new?: Location;
  /** Canonical keys of operations; never empty. */
  readonly places: readonly [string, ...string[]];
  /** The parameter it belongs to, for example `query size`. */
  readonly parameter?: string;
  /** What had been told of a removal; absent where it comes unannounced. */
  readonly announced?: Announced;
  /** Of the most stable operation that it reaches; absent for stable ones. */
  readonly stability?: Exclude<Stability, 'stable'>;
}

/** From "was something lost" and "was something gained" to an effect. */
export function effectOf(lost: boolean, gained: boolean): Effect {
  if (lost && gained) return 'incomparable';
  if (lost) return 'narrows';
  return gained ? 'widens' : 'none';
}
