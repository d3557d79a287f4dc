/**
 * One connection to a live database on which every statement runs alone, in a read-only transaction with time
 * limits, and finds nothing but PostgreSQL's own functions. The only file here that imports pg.
 */
import type { Client } from 'pg';
import { HarnessError } from '../../../reports/index.ts';
import type { TextRow } from '../engine/messages.ts';
import { driverAddress, hostOf, withoutSecrets } from './address.ts';

export interface SessionLimits {
  /** For one statement. */
  readonly statementTimeoutMs: number;
  readonly signal: AbortSignal;
}

export interface LiveSession {
  /** `host:port`. */
  readonly host: string;
  /** Rows of one statement, all values as text. Rejects with what the server says. */
  query(sql: string, values?: readonly unknown[]): Promise<readonly TextRow[]>;
  close(): Promise<void>;
}

/** How long the server may take to say that a statement took too long. */
const graceMs = 1000;
const lockTimeoutMs = 2000;

/** @throws {HarnessError} `target-unreachable` when nobody answers or the login is refused */
export async function openSession(url: string, limits: SessionLimits): Promise<LiveSession> {
  const { signal } = limits;
  signal.throwIfAborted();
  const { default: pg } = await import('pg');
  const client = clientFor(pg.Client, url, limits);
  let lost: unknown;
  // A lost connection rejects the query that waits; without this it would end the process.
  client.on('error', (error) => (lost ??= error));
  const stop = (): void => void client.end().catch(() => {});
  signal.addEventListener('abort', stop, { once: true });
  const close = async (): Promise<void> => {
    signal.removeEventListener('abort', stop);
    await client.end().catch(() => {});
  };
  try {
    await client.connect();
  } catch (error) {
    await close();
    signal.throwIfAborted();
    throw unreachable(url, error);
  }
  return {
    host: hostOf(url),
    close,
    async query(sql, values = []) {
      if (lost !== undefined) throw lost;
      try {
        return await readOnly(client, { sql, values }, limits);
      } catch (error) {
        signal.throwIfAborted();
        if (isServerAnswer(error)) throw error;
        // The connection may still wait for an answer: nothing after it could be trusted.
        lost = new Error(`the connection was lost (${withoutSecrets((error as Error).message, url)})`);
        stop();
        throw lost;
      }
    },
  };
}

/** Why the server of this address cannot be used, without its password. */
export function unreachable(url: string, error: unknown): HarnessError {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const said = withoutSecrets(message, url);
  return new HarnessError('target-unreachable', {
    what: `The live database cannot be used: ${said.includes(code) ? said : `${code} ${said}`}`,
    where: hostOf(url),
    todo: `${remedyFor(code, message)}, or leave the live database out.`,
  });
}

function remedyFor(code: string, message: string): string {
  if (code === '57014') return 'Give each question more time with --live-timeout';
  return /\bSSL\b|certificate/i.test(message)
    ? 'Name who signed the certificate (sslrootcert=FILE), or take any (sslmode=no-verify) or none (sslmode=disable)'
    : 'Check host, role and password';
}

function clientFor(PgClient: typeof Client, url: string, { statementTimeoutMs }: SessionLimits): Client {
  return new PgClient({
    connectionString: driverAddress(url),
    application_name: 'seaworthy',
    connectionTimeoutMillis: Math.min(10_000, Math.max(1000, statementTimeoutMs)),
    query_timeout: statementTimeoutMs + graceMs,
    // Every value as the text that the server sends, so that nothing is rounded.
    types: { getTypeParser: () => String },
  });
}

async function readOnly(
  client: Client,
  { sql, values }: { readonly sql: string; readonly values: readonly unknown[] },
  { statementTimeoutMs }: SessionLimits,
): Promise<TextRow[]> {
  await client.query(
    `BEGIN TRANSACTION READ ONLY;
     SET LOCAL statement_timeout = ${Math.ceil(statementTimeoutMs)};
     SET LOCAL lock_timeout = ${lockTimeoutMs};
     SET LOCAL idle_in_transaction_session_timeout = ${Math.ceil(statementTimeoutMs) + graceMs};
     SET LOCAL search_path = pg_catalog, pg_temp;
     SET LOCAL row_security = off;
     SET LOCAL max_parallel_workers_per_gather = 0`,
  );
  try {
    // The extended protocol takes one statement only: nothing can follow it.
    const statement = { text: sql, values: [...values], queryMode: 'extended' };
    return (await client.query<TextRow>(statement)).rows;
  } finally {
    await client.query('ROLLBACK').catch(() => {});
  }
}

function isServerAnswer(error: unknown): boolean {
  const { code, severity } = error as { readonly code?: unknown; readonly severity?: unknown };
  return typeof code === 'string' && severity === 'ERROR';
}
