/** A read-only look at a running MySQL or MariaDB. */
import { HarnessError } from '../../../../reports/index.ts';
import type { Notice } from '../../../../reports/index.ts';
import type { DataSource, Look } from '../../data/data-source.ts';
import type { TextRow } from '../../engine/messages.ts';
import type { RowsQuestion } from '../../proof.ts';
import { unsafeCalls } from '../proofs/allowed-calls.ts';
import { connect } from './connection.ts';
import type { MysqlSession } from './connection.ts';
import { asMysqlError } from './mysql-error.ts';

export interface LiveOptions {
  /** `mysql://` address with the name of the database. It may hold a password and is never shown. */
  readonly url: string;
  readonly statementTimeoutMs: number;
  /** In pages of 8 kB that one question may read. */
  readonly costMax: number;
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
  { statementTimeoutMs, costMax }: LiveOptions,
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
  const look = async (question: RowsQuestion): Promise<Look> => {
    const unsafe = question.expressions.flatMap(unsafeCalls);
    if (unsafe.length > 0) return { refused: `${unsafe.join(', ')} must not run on the live database` };
    const cost = await costOf(rows, question.sql);
    if (cost > costMax) {
      return {
        refused: `it would read about ${Math.round(cost)} pages of 8 kB, and ${costMax} are allowed (liveCostMax)`,
      };
    }
    const found = await rows(question.sql);
    return { rows: found, ...(isReplica && { lagMs: null }) };
  };
  return { which, live: true, partial: false, rows, look, close: () => session.close() };
}

/** Pages of all tables that a question names: it reads each of them whole at worst. */
async function costOf(rows: (sql: string) => Promise<TextRow[]>, sql: string): Promise<number> {
  const plan = await rows(`EXPLAIN ${sql}`);
  const names = new Set(plan.map(({ table }) => table).filter((name) => name !== null && name !== undefined));
  const sizes = await rows(
    'SELECT table_name AS name, data_length AS bytes FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  const named = sizes.filter(({ name }) => sql.includes(`\`${name}\``) || names.has(name ?? ''));
  return named.reduce((sum, { bytes }) => sum + Number(bytes ?? 0), 0) / 8192;
}
