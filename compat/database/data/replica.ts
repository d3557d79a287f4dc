/** How far a standby is behind. Pure. */
import type { TextRow } from '../engine/messages.ts';
import { span } from '../wording.ts';

/** One row; only for a standby. */
export const replicaState = `
  SELECT (pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()
      AND EXISTS (SELECT 1 FROM pg_stat_wal_receiver) AND NOT pg_is_wal_replay_paused())::text AS "caughtUp",
    (extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000)::bigint::text AS "behindMs"`;

/**
 * Milliseconds behind the primary; null when nobody can tell.
 *
 * A primary without writes sends none, and its standby has replayed all that it received however old that is.
 */
export function lagMs({ caughtUp, behindMs }: TextRow): number | null {
  if (caughtUp === 'true') return 0;
  return behindMs === null || behindMs === undefined ? null : Math.max(0, Number(behindMs));
}

/** Why rows of this standby say nothing of the primary's; undefined when they do. */
export function lagFault(behindMs: number | null, maxMs: number): string | undefined {
  if (behindMs === null) return 'nobody can tell how far this replica is behind';
  if (behindMs <= maxMs) return undefined;
  return `this replica is ${span(behindMs)} behind, and ${span(maxMs)} is allowed`;
}
