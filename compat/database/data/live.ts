/** A read-only look at a running database. The only file that imports pg. */
import type { Client } from 'pg';
import { HarnessError } from '../../../reports/index.ts';
import type { Notice } from '../../../reports/index.ts';
import type { TextRow } from '../engine/messages.ts';
import type { DataSource } from './data-source.ts';

export interface LiveOptions {
  /** `postgres://` address. It may hold a password and is never shown. */
  readonly url: string;
  readonly statementTimeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Connects and looks who one is. Every query runs in a read-only transaction of its own, with time limits.
 *
 * @throws {HarnessError} `target-unreachable` when there is no usable connection.
 */
export async function openLive(options: LiveOptions): Promise<{ source: DataSource; notices: Notice[] }> {
  const { url, statementTimeoutMs, signal } = options;
  const { default: pg } = await import('pg');
  const client = clientFor(pg.Client, url, statementTimeoutMs);
  // A lost connection rejects the query that waits; without this it would end the process.
  client.on('error', () => {});
  const stop = (): void => void client.end().catch(() => {});
  signal.addEventListener('abort', stop, { once: true });
  const close = async (): Promise<void> => {
    signal.removeEventListener('abort', stop);
    await client.end().catch(() => {});
  };
  try {
    await client.connect();
    const rows = (sql: string): Promise<TextRow[]> => readOnly(client, sql, statementTimeoutMs);
    const notices = concerns(await rows(whoAmI));
    return { source: { which: 'in the live database', live: true, partial: false, rows, close }, notices };
  } catch (error) {
    await close();
    signal.throwIfAborted();
    throw unreachable(url, error);
  }
}

function clientFor(PgClient: typeof Client, url: string, statementTimeoutMs: number): Client {
  try {
    return new PgClient({
      connectionString: url,
      application_name: 'seaworthy',
      connectionTimeoutMillis: 10_000,
      query_timeout: statementTimeoutMs + 5000,
    });
  } catch {
    // The message of a malformed address repeats it, with its password.
    throw new HarnessError('usage', {
      what: 'The address of the live database cannot be read.',
      todo: 'Write postgres://user@host:5432/database.',
    });
  }
}

async function readOnly(client: Client, sql: string, statementTimeoutMs: number): Promise<TextRow[]> {
  await client.query('BEGIN TRANSACTION READ ONLY');
  try {
    await client.query(
      `SET LOCAL statement_timeout = ${statementTimeoutMs}; SET LOCAL lock_timeout = 2000;
       SET LOCAL search_path = pg_catalog`,
    );
    return (await client.query<TextRow>(sql)).rows;
  } finally {
    await client.query('ROLLBACK');
  }
}

const whoAmI = `
  SELECT current_user::text AS "user", rolsuper::text AS super, pg_is_in_recovery()::text AS replica,
    (SELECT count(*)::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')) AS writable
  FROM pg_roles WHERE rolname = current_user`;

function concerns([me]: readonly TextRow[]): Notice[] {
  if (me?.['replica'] === 'true') return [];
  const user = me?.['user'] ?? 'unknown';
  if (me?.['super'] === 'true') {
    return [
      {
        kind: 'policy',
        message: `The role ${user} of the live database is a superuser; give a read-only role.`,
      },
    ];
  }
  if (Number(me?.['writable'] ?? 0) > 0) {
    return [
      { kind: 'policy', message: `The role ${user} of the live database may write; give a read-only role.` },
    ];
  }
  return [];
}

function unreachable(url: string, error: unknown): HarnessError {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return new HarnessError('target-unreachable', {
    what: `The live database cannot be used: ${[code, withoutSecrets(message, url)].filter(Boolean).join(' ')}`,
    where: hostOf(url),
    todo: 'Check host, role and password, or leave the live database out.',
  });
}

function withoutSecrets(message: string, url: string): string {
  const password = URL.canParse(url) ? decodeURIComponent(new URL(url).password) : '';
  const clean = message.replaceAll(url, '…');
  return password === '' ? clean : clean.replaceAll(password, '…');
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}
