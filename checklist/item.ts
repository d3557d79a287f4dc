import type { Level, Strategy } from '../reports/index.ts';
import type { Check } from './check.ts';

/** When an item is asked, in the order of a release. `node` to `switch` are steps during it. */
export const phases = ['before', 'node', 'preview', 'batch', 'switch', 'after', 'rollback'] as const;
export type Phase = (typeof phases)[number];

/** For which releases an item counts. Empty lists mean all. */
interface Applicability {
  readonly services: readonly string[];
  readonly strategies: readonly Strategy[];
  /** Kinds of change, for example `database` or `web`; a release that does not say its kinds may have them all. */
  readonly changes: readonly string[];
}

/** One line of a checklist, defaults filled in and parameters proved to fit the check. */
export interface Item {
  readonly id: string;
  readonly title: string;
  readonly check: Check;
  readonly phase: Phase;
  readonly level: Level;
  readonly owner?: string;
  /** Service that the item speaks of. */
  readonly service?: string;
  /** Ids of items that must be met first. */
  readonly needs: readonly string[];
  /** For one attempt. */
  readonly timeoutMs: number;
  /** How often an `error` is tried again; a `fail` never is. */
  readonly retries: number;
  readonly when?: Applicability;
  /** First day on which it counts, `YYYY-MM-DD` in UTC. */
  readonly enableLater?: string;
  /** Why a list that extends this one leaves it out. */
  readonly omitted?: string;
  /** Names of `${var:…}` that no list gives a value; such an item cannot be asked. */
  readonly unset: readonly string[];
  /** As written, `${env:…}` not yet replaced. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly source: { readonly file: string; readonly line?: number };
}

/** A checklist that was read whole, with all it extends. */
export interface Checklist {
  readonly name: string;
  readonly items: readonly Item[];
}
