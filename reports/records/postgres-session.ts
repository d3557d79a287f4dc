import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { HarnessError } from '../harness-error.ts';

/** Where the records are. */
export interface PostgresPlace {
  /** Connection URL; its password is never shown. */
  readonly url: string;
  /** Made when it is not there. Default `seaworthy`. */
  readonly schema?: string;
  /** Table of the records; locks are in `<table>_locks`. Made when not there. Default `records`. */
  readonly table?: string;
  /** For connecting and for each statement. Default 10 seconds. */
  readonly timeoutMs?: number;
}

/** One connection, opened with the first statement and again after it was lost; the tables stand then. */
export class PostgresSession {
  readonly #place: PostgresPlace;
  #client: Promise<Client> | undefined;
  /** Settles when the statement before has; a connection carries one at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(place: PostgresPlace) {
    this.#place = place;
  }

  /** @throws {HarnessError} `store-failed` */
  async query<Found extends object>(sql: string, values: readonly unknown[]): Promise<readonly Found[]> {
    const mine = this.#turn.then(() => this.#run<Found>(sql, values));
    this.#turn = mine.catch(() => {});
    return mine;
  }

  async #run<Found extends object>(sql: string, values: readonly unknown[]): Promise<readonly Found[]> {
    const opened = (this.#client ??= this.#open());
    try {
      const client = await opened;
      return (await client.query<Found>(sql, [...values])).rows;
    } catch (cause) {
      // The server answered with an error: the connection is fine. Anything else, and it may be stuck.
      // Not waited for: a lost server never says goodbye.
      if (!isServerAnswer(cause)) void this.#drop(opened);
      throw this.#unusable(cause);
    }
  }

  async close(): Promise<void> {
    if (this.#client !== undefined) await this.#drop(this.#client);
  }

  async #open(): Promise<Client> {
    const { Client: PgClient } = (await import('pg')).default;
    const timeoutMs = this.#place.timeoutMs ?? 10_000;
    const client = new PgClient({
      connectionString: this.#place.url,
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
      application_name: 'seaworthy',
    });
    // Without a listener a lost connection would end the process.
    client.on('error', () => this.#forget(client));
    client.on('end', () => this.#forget(client));
    try {
      await client.connect();
      await client.query(creationOf(this.#place));
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
  }

  /** The next statement opens a new connection, unless one is open already. */
  #forget(lost: Client): void {
    const opened = this.#client;
    void opened?.then(
      (client) => {
        if (client === lost && this.#client === opened) this.#client = undefined;
      },
      () => {},
    );
  }

  async #drop(opened: Promise<Client>): Promise<void> {
    if (this.#client === opened) this.#client = undefined;
    const client = await opened.catch(() => undefined);
    await client?.end().catch(() => {});
  }

  #unusable(cause: unknown): HarnessError {
    return new HarnessError('store-failed', {
      what: `The record store on PostgreSQL cannot be used: ${(cause as Error).message}`,
      where: withoutPassword(this.#place.url),
      todo: 'Check the URL, that the server runs, and that the user may create and write the table.',
      cause,
    });
  }
}

/** The quoted names of schema and tables. */
export function tablesOf({ schema = 'seaworthy', table = 'records' }: PostgresPlace): {
  readonly schema: string;
  readonly records: string;
  readonly locks: string;
} {
  for (const name of [schema, table]) {
    if (!/^[a-z_][a-z0-9_]{0,56}$/.test(name)) {
      throw new HarnessError('store-failed', {
        what: `"${name}" is no name for the schema or table of records.`,
        todo: 'Use lower-case letters, digits and _, at most 57 characters.',
      });
    }
  }
  return { schema: `"${schema}"`, records: `"${schema}"."${table}"`, locks: `"${schema}"."${table}_locks"` };
}

/**
 * One implicit transaction under a lock: two runs that start together do not trip over each other, and
 * where the tables stand nothing is asked of the user's rights.
 */
function creationOf(place: PostgresPlace): string {
  const { schema, records, locks } = tablesOf(place);
  const lockKey = createHash('sha256').update(records).digest().readInt32BE(0);
  return `do $do$ begin
    perform pg_advisory_xact_lock(${lockKey});
    if to_regclass('${records}') is null or to_regclass('${locks}') is null then
      if to_regnamespace('${schema}') is null then create schema ${schema}; end if;
      create table if not exists ${records} (
        kind text not null, key text not null, value text not null,
        stored_at timestamptz not null default clock_timestamp(), primary key (kind, key));
      create table if not exists ${locks} (
        name text primary key, owner text not null, token text not null, expires_at timestamptz not null);
    end if;
  end $do$`;
}

function isServerAnswer(error: unknown): boolean {
  const { code, severity } = error as { readonly code?: unknown; readonly severity?: unknown };
  return typeof code === 'string' && severity === 'ERROR';
}

function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
  } catch {
    return 'the given URL';
  }
}
