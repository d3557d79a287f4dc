/** A release as one unit that goes out and comes back together: what was planned, what was done, by whom and when. */
import type { SessionModule } from './session-module.ts';
import type { Snapshot } from './snapshot.ts';
import type { SwitchRun } from './switch.ts';

export const steps = ['start', 'ship', 'commit', 'rollback', 'close'] as const;
export type Step = (typeof steps)[number];

/** `none`: no session of the service was ever started, or the record cannot be read. */
export type SessionState = 'none' | 'open' | 'shipped' | 'committed' | 'rolled-back' | 'closed';

/** One thing that was done. */
export interface SessionEvent {
  readonly step: Step;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly who: string;
  /** The module that was shipped. */
  readonly module?: string;
  /** Why, where a reason was asked for. */
  readonly reason?: string;
  /** The verdict that a commit relied on. */
  readonly verdict?: string;
  /** Phases of the checklist that this verdict judged. */
  readonly phases?: readonly string[];
  /** What stood against the step and was overridden. */
  readonly overridden?: string;
  /** Where an override was told, or why it could not be told. */
  readonly announced?: string;
  readonly run?: SwitchRun;
  readonly snapshots?: readonly Snapshot[];
  /** Written here while the store could not be reached. */
  readonly apart?: true;
}

export interface Session {
  readonly id: string;
  readonly service: string;
  /** The person who leads the release. */
  readonly op: string;
  readonly description: string;
  readonly modules: readonly SessionModule[];
  /** How long the old version stays up after a commit. */
  readonly holdMs: number;
  /** Git tree or artefact digest that is released, where known. */
  readonly boundTo?: string;
  readonly events: readonly SessionEvent[];
}

/** The last event of a step that came about. */
export function lastOf({ events }: Session, step: Step): SessionEvent | undefined {
  return events.findLast((event) => event.step === step && event.run?.ok !== false);
}
