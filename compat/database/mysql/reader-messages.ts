import type { SchemaModel } from '../model.ts';
import type { Settled } from '../preconditions/settle.ts';
import type { Migration } from '../read/migration.ts';
import type { Resolved } from './queries/resolve.ts';
import type { Replayed } from './replay/replay.ts';
import type { TriggerState } from './replay/state.ts';

/** What the reader's process is asked, and what it answers. */
export interface Conversation {
  replay: { ask: ReplayAsk; answer: { readonly before: Replayed; readonly after: Replayed } };
  /** Which migrations run, as far as their preconditions can be asked of the text. */
  settle: { ask: SettleAsk; answer: Settled };
  resolve: { ask: ResolveAsk; answer: readonly Resolved[] };
}

export interface ReplayAsk {
  readonly baseline: readonly Migration[];
  /** Continues the baseline, or starts anew. */
  readonly candidate: readonly Migration[];
  readonly continues: boolean;
  /** A server has the last word: what it would refuse counts as unread. */
  readonly isLenient?: boolean;
}

export interface SettleAsk {
  readonly baseline: readonly Migration[];
  readonly candidate: readonly Migration[];
}

export interface ResolveAsk {
  readonly queries: readonly string[];
  readonly schema: SchemaModel;
  readonly triggers: readonly TriggerState[];
}

export type Ask = {
  [Kind in keyof Conversation]: { readonly kind: Kind } & Conversation[Kind]['ask'];
}[keyof Conversation];
