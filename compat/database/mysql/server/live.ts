/** A read-only look at a running MySQL or MariaDB. */
import { HarnessError } from '../../../../reports/index.ts';
import type { Notice } from '../../../../reports/index.ts';
import type { DataSource, Look } from '../../data/data-source.ts';
import type { LiveFacts } from '../../data/live-facts.ts';
import type { TextRow } from '../../engine/messages.ts';
import type { RowsQuestion } from '../../proof.ts';
import { sampleShare } from '../../data/cost.ts';
import { lagFault } from '../../data/replica.ts';
import { unsafeCalls } from '../proofs/allowed-calls.ts';
import { readMysqlFacts, replicaLagMs } from '../proofs/live-facts.ts';
import { connect } from './connection.ts';
import type { MysqlSession } from './connection.ts';
import { asMysqlError } from './mysql-error.ts';

export interface LiveOptions {
  /** `mysql://` address with the name of the database. It may hold a password and is never shown. */
  readonly url: string;
  readonly statementTimeoutMs: number;
  /** In pages of 8 kB that one question may read. */
  readonly costMax: number;
  /** How far behind a replica may be for "no such rows" to count, in milliseconds. */
  readonly lagMaxMs: number;
  /** User that is accepted although it may write. */
  readonly allowWritingRole: string | undefined;
  readonly signal: AbortSignal;
}

export interface Live {
  readonly source: DataSource;
  /** How this server treats values that do not fit. */
  readonly sqlMode: string;
  readonly notices: readonly Notice[];
}

const which = 'in the live database';

/**
 * Connects, looks who one is, and refuses users who may write. Every question is asked in a read-only transaction
 * with time limits.
 *
 * @throws {HarnessError} `usage`, `target-unreachable`, `target-not-allowed`.
 */
export async function openLive(options: LiveOptions): Promise<Live> {
  const { url, statementTimeoutMs, signal } = options;
  const session = await connect({ url, what: 'The live database', signal });
  const rows = (sql: string): Promise<TextRow[]> => session.rows(sql, statementTimeoutMs + 5000);
  try {
    const [me = {}] = await rows(
      'SELECT VERSION() AS version, @@sql_mode AS mode, CURRENT_USER() AS user, DATABASE() AS db, @@global.read_only AS replica',
    );
    if (me['db'] === null) {
      throw new HarnessError('usage', {
        what: 'The address of the live database names no database.',
        todo: 'Write mysql://user@host:3306/database.',
      });
    }
    const grants = (await rows('SHOW GRANTS'))
      .flatMap((row) => Object.values(row))
      .filter((text) => text !== null);
    refuseWriter(me['user'] ?? '', grants, options.allowWritingRole);
    await limit(session, me['version'] ?? '', statementTimeoutMs);
    const source = sourceOver(session, options, me['replica'] === '1');
    return { source, sqlMode: me['mode'] ?? '', notices: noticesOf(me) };
  } catch (error) {
    await session.close();
    signal.throwIfAborted();
    if (error instanceof HarnessError) throw error;
    const { code, message } = asMysqlError(error);
    throw new HarnessError('target-unreachable', {
      what: `The live database cannot be read: ${code} ${message}`,
      where: new URL(url).host,
    });
  }
}

/** Also MariaDB's limit counts: one of the two is unknown to each. */
async function limit(session: MysqlSession, version: string, statementTimeoutMs: number): Promise<void> {
  const ask = (sql: string): Promise<TextRow[]> => session.rows(sql, statementTimeoutMs + 5000);
  await ask(
    /mariadb/i.test(version)
      ? `SET SESSION max_statement_time = ${statementTimeoutMs / 1000}`
      : `SET SESSION max_execution_time = ${Math.round(statementTimeoutMs)}`,
  );
  await ask('SET SESSION lock_wait_timeout = 2, innodb_lock_wait_timeout = 2');
}

const reading =
  /^(?:usage|select(?: ?\([^)]*\))?|show view|show databases|process|replication client|binlog monitor|slave monitor|replica monitor|show_routine)$/i;

/** @throws {HarnessError} `target-not-allowed` */
function refuseWriter(user: string, grants: readonly string[], allowed: string | undefined): void {
  const writing = grants.flatMap((grant) => {
    const [, list = ''] = /^GRANT (.*?) ON /i.exec(grant) ?? [];
    return list
      .split(/,\s*(?![^(]*\))/)
      .filter((privilege) => privilege !== '' && !reading.test(privilege.trim()));
  });
  const name = user.split('@')[0] ?? '';
  if (writing.length === 0 || (allowed !== undefined && [user, name].includes(allowed))) return;
  throw new HarnessError('target-not-allowed', {
    what: `The user ${name} of the live database may do more than read: ${[...new Set(writing)].slice(0, 3).join(', ')}.`,
    todo: `Give a reading user (CREATE USER reader …; GRANT SELECT ON shop.* TO reader), or allow this one by name (allowWritingRole: '${name}').`,
  });
}

function noticesOf({ version, mode }: TextRow): Notice[] {
  const isStrict = /STRICT_(?:TRANS|ALL)_TABLES/.test(mode ?? '');
  return [
    {
      kind: 'info',
      message: `The live server is ${version}; its sql_mode is ${mode === '' ? 'empty' : mode}.`,
    },
    ...(isStrict
      ? []
      : [
          {
            kind: 'policy' as const,
            message:
              'The live server is not strict: values that do not fit are cut or replaced, and no migration fails for them.',
          },
        ]),
  ];
}

function sourceOver(
  session: MysqlSession,
  { statementTimeoutMs, costMax, lagMaxMs }: LiveOptions,
  isReplica: boolean,
): DataSource {
  const ask = (sql: string): Promise<TextRow[]> => session.rows(sql, statementTimeoutMs + 5000);
  const rows = async (sql: string): Promise<TextRow[]> => {
    await ask('START TRANSACTION READ ONLY');
    try {
      return await ask(sql);
    } finally {
      await ask('ROLLBACK').catch(() => {});
    }
  };
  const look = async ({ sql, sampled, expressions }: RowsQuestion): Promise<Look> => {
    const unsafe = expressions.flatMap(unsafeCalls);
    if (unsafe.length > 0) return { refused: `${unsafe.join(', ')} must not run on the live database` };
    const { cost, rowCount } = await sizeOf(rows, sql);
    const isCheap = cost <= costMax;
    if (!isCheap && sampled === undefined) {
      return {
        refused: `it would read about ${Math.round(cost)} pages of 8 kB, and ${costMax} are allowed (liveCostMax)`,
      };
    }
    // What such a server has not seen yet, it cannot tell.
    const lagMs = isReplica ? await replicaLagMs(ask) : undefined;
    const fault = typeof lagMs === 'number' ? lagFault(lagMs, lagMaxMs) : undefined;
    const behind = { ...(lagMs !== undefined && { lagMs }), ...(fault !== undefined && { lagFault: fault }) };
    if (isCheap || sampled === undefined) return { rows: await rows(sql), ...behind };
    const percent = sampleShare(cost, costMax);
    const limit = Math.max(1, Math.floor((rowCount * percent) / 100));
    const found = await rows(sampled.replaceAll('LIMIT $1', `LIMIT ${limit}`));
    return { rows: found, sample: { percent, cost, costMax }, ...behind };
  };
  const facts = (): Promise<LiveFacts> => readMysqlFacts(ask);
  return { which, live: true, partial: false, rows, look, facts, close: () => session.close() };
}

/** Of all tables that a question names, in pages and rows by the server's estimate: it reads each whole at worst. */
async function sizeOf(
  rows: (sql: string) => Promise<TextRow[]>,
  sql: string,
): Promise<{ cost: number; rowCount: number }> {
  const plan = await rows(`EXPLAIN ${sql}`);
  const names = new Set(plan.map(({ table }) => table).filter((name) => name !== null && name !== undefined));
  const sizes = await rows(
    'SELECT table_name AS name, data_length AS bytes, table_rows AS n FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  const named = sizes.filter(({ name }) => sql.includes(`\`${name}\``) || names.has(name ?? ''));
  const sum = (column: string): number => named.reduce((total, row) => total + Number(row[column] ?? 0), 0);
  return { cost: sum('bytes') / 8192, rowCount: sum('n') };
}
