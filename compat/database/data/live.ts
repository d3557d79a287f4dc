/** A read-only look at a running database: chooses the server, checks the role, asks within limits. */
import type { Notice } from '../../../reports/index.ts';
import type { CompatDatabaseOptions } from '../options.ts';
import { readAddresses } from './address.ts';
import type { DataSource } from './data-source.ts';
import { readFacts } from './live-facts.ts';
import { liveFault, lookWithin } from './look.ts';
import type { LookLimits } from './look.ts';
import { judgeRole } from './role.ts';
import { chooseServer } from './server.ts';
import type { LiveSession, SessionLimits } from './session.ts';

export interface LiveOptions extends SessionLimits, Omit<LookLimits, 'isStandby'> {
  /** Addresses of one database; see `readAddresses`. They may hold passwords and are never shown. */
  readonly live: string | readonly string[];
  /** Name of a role that is accepted although it may write. */
  readonly allowWritingRole?: string;
}

/** What a user may say of a live database. */
export type LiveSettings = Pick<
  CompatDatabaseOptions,
  'liveTimeoutMs' | 'liveCostMax' | 'liveLagMaxMs' | 'allowWritingRole'
>;

/** How far behind a replica may be where the user says nothing, in milliseconds. */
export const lagMaxMsDefault = 60_000;

/** The options with their defaults. */
export function liveOptions(
  live: LiveOptions['live'],
  {
    liveTimeoutMs = 10_000,
    liveCostMax = 1e6,
    liveLagMaxMs = lagMaxMsDefault,
    allowWritingRole,
  }: LiveSettings,
  signal: AbortSignal,
): LiveOptions {
  return {
    live,
    allowWritingRole,
    statementTimeoutMs: liveTimeoutMs,
    costMax: liveCostMax,
    lagMaxMs: liveLagMaxMs,
    signal,
  };
}

/** A live database, and what the report has to say of it. */
export interface Live {
  readonly source: DataSource;
  readonly session: LiveSession;
  readonly notices: readonly Notice[];
}

/**
 * Connects to one server of a database, a replica where there is one.
 *
 * @throws {HarnessError} `usage` for an unreadable address, `target-unreachable` when there is no usable
 *   connection, `target-not-allowed` for a role that may write.
 */
export async function openLive(options: LiveOptions): Promise<Live> {
  const { server, notices } = await chooseServer(readAddresses(options.live), options);
  const { session, me } = server;
  try {
    const roleNotices = judgeRole(me, options.allowWritingRole, session.host);
    const isStandby = me['standby'] === 'true';
    const source: DataSource = {
      which: isStandby ? 'in a replica of the live database' : 'in the live database',
      live: true,
      partial: false,
      rows: async (sql) => {
        const fault = await liveFault({ sql, expressions: [] }, session);
        if (fault !== undefined) throw new Error(fault);
        return session.query(sql);
      },
      look: (question) => lookWithin(question, session, { ...options, isStandby }),
      facts: () => readFacts((sql) => session.query(sql)),
      close: () => session.close(),
    };
    return { source, session, notices: [...notices, ...roleNotices] };
  } catch (error) {
    await session.close();
    throw error;
  }
}
