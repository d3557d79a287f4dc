import type { DeployState } from '../../reports/index.ts';
import type { Witness } from '../http-api/witness/witness.ts';

/**
 * What a change breaks first.
 *
 * - `wire`: bytes or calls.  - `json`: the JSON form of the same values.  - `source`: code that tools make from the
 *   contract; nothing that travels.
 */
export type Layer = 'wire' | 'json' | 'source';

/** A file and a line in it, from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

/** One changed element of a contract, and for whom old and new do not fit. */
export interface ContractChange {
  /** Id of the rule that gives it words. */
  readonly rule: string;
  readonly element: {
    /** The same in every run, for example `ads.v1.Ad.price`. */
    readonly key: string;
    /** As in a sentence, for example "field `ads.v1.Ad.price`". */
    readonly label: string;
  };
  readonly layer: Layer;
  /** Empty when nobody is hurt. */
  readonly states: readonly DeployState[];
  /** What stood there and what stands there now, short; absent where there was nothing. */
  readonly from?: string;
  readonly to?: string;
  readonly old?: Place;
  readonly new?: Place;
  /** Canonical keys of what uses it; never empty. */
  readonly places: readonly [string, ...string[]];
  /** Why it weighs no more than a warning while both groups run. */
  readonly softened?: string;
  /** A strict reading of the old contract allows it, as it allows what is only new. */
  readonly isAllowed?: boolean;
  /** What one side writes and the other cannot read, or why none is shown. */
  readonly witness?: Witness;
  /** Where several versions were compared: those that it breaks, and how many there were. */
  readonly versions?: { readonly broken: readonly string[]; readonly compared: number };
}

/** Who writes values of a type. A type that no operation names is taken for messages that are queued or stored. */
export interface Use {
  readonly inRequests: boolean;
  readonly inResponses: boolean;
}

/** Whose reading fails. */
export interface Fails {
  /** Old code that reads what new code wrote. */
  readonly oldReader: boolean;
  /** New code that reads what old code wrote. */
  readonly newReader: boolean;
}

/** Callers write requests, the provider writes responses: so who fails, and where, gives the states. */
export function statesOf({ oldReader, newReader }: Fails, { inRequests, inResponses }: Use): DeployState[] {
  const isStored = !inRequests && !inResponses;
  const states: DeployState[] = [];
  if ((newReader && inRequests) || (oldReader && (inResponses || isStored))) states.push('A');
  if ((oldReader && inRequests) || (newReader && (inResponses || isStored))) states.push('B');
  if (isStored && oldReader) states.push('C');
  if (isStored && newReader) states.push('D');
  return states;
}
