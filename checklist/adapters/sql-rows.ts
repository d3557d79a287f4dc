/**
 * Asks PostgreSQL one question in a read-only transaction and brings back the count, the first cell and a
 * few rows. It cannot write: the transaction forbids it, and a cursor takes nothing but a query.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';

/** How long a server may take to say goodbye. */
const partingMs = 1000;

export interface SqlQuestion {
  readonly url: string;
  readonly query: string;
  readonly timeoutMs: number;
  readonly rowsMax: number;
  readonly signal: AbortSignal;
}

export interface SqlRows {
  readonly columns: readonly string[];
  /** The first `rowsMax` rows; null is a null of the database. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** How many rows there are in all. */
  readonly count: number;
}

/** Why there is no answer: the server's own code and message, or that of the connection. */
export interface SqlFault {
  readonly code: string;
  readonly message: string;
}

export async function askSql(question: SqlQuestion): Promise<SqlRows | SqlFault> {
  const { url, timeoutMs, signal } = question;
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs + 1000,
    application_name: 'seaworthy',
    // Every value as the text that the server sends, so that nothing is rounded.
    types: { getTypeParser: () => String },
  });
  client.on('error', () => undefined);
  let stop = (): void => undefined;
  // A client that is ended while it connects never says so.
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => {
      void client.end().catch(() => undefined);
      reject(new Error('no answer in time'));
    };
  });
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([client.connect().then(() => read(client, question)), stopped]);
  } catch (error) {
    const { code = 'failed', message } = error as Error & { code?: string };
    return { code, message: message === '' ? code : message };
  } finally {
    signal.removeEventListener('abort', stop);
    await Promise.race([client.end().catch(() => undefined), sleep(partingMs, undefined, { ref: false })]);
  }
}

async function read(client: Client, { query, timeoutMs, rowsMax }: SqlQuestion): Promise<SqlRows> {
  await client.query('BEGIN TRANSACTION READ ONLY');
  try {
    await client.query(`SET LOCAL statement_timeout = ${Math.trunc(timeoutMs)}`);
    // The extended protocol takes one statement only: nothing can follow the query.
    const declare = { text: `DECLARE seaworthy NO SCROLL CURSOR FOR ${query}`, queryMode: 'extended' };
    await client.query(declare);
    const first = await client.query<(string | null)[]>({
      text: `FETCH ${Math.trunc(rowsMax)} FROM seaworthy`,
      rowMode: 'array',
    });
    const rest = await client.query('MOVE FORWARD ALL FROM seaworthy');
    const columns = first.fields.map(({ name }) => name);
    return { columns, rows: first.rows, count: first.rows.length + (rest.rowCount ?? 0) };
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
  }
}
