/** A database of our own on somebody's scratch server. */
import { randomBytes } from 'node:crypto';
import { HarnessError } from '../../../../reports/index.ts';
import { quoteIdentifier } from '../../sql.ts';
import { connectSession } from '../pg-session.ts';
import type { PgSession } from '../pg-session.ts';

export interface ScratchDatabase {
  /** Address of the new database. It may hold a password and is never shown. */
  readonly url: string;
  /**
   * Drops the database with whatever still runs in it, and the roles that appeared meanwhile and are named in what
   * ran. What cannot be dropped stays; a later run takes the database away.
   */
  drop(ran: readonly string[]): Promise<void>;
}

const prefix = 'seaworthy_scratch_';
const abandonedAfterMs = 3_600_000;

/**
 * Makes an empty database, and takes away those that runs which were killed left behind.
 *
 * @throws {HarnessError} `usage` for an address that cannot be read; `target-unreachable` when the server is not
 *   there, or the role may not create databases.
 */
export async function createScratchDatabase(serverUrl: string): Promise<ScratchDatabase> {
  const name = `${prefix}${Date.now().toString(36)}_${randomBytes(4).toString('hex')}`;
  const roles = await onServer(serverUrl, async (server) => {
    await dropAbandoned(server);
    // template1 may hold things of others, and cannot be copied by two at once.
    await server.exec(`CREATE DATABASE ${name} TEMPLATE template0`);
    return rolesOf(server);
  }).catch((error: unknown) => {
    throw unusable(serverUrl, error);
  });
  return {
    url: addressOf(serverUrl, name),
    drop: (ran) => onServer(serverUrl, (server) => dropAll(server, name, { roles, ran })).catch(() => {}),
  };
}

async function onServer<T>(url: string, work: (server: PgSession) => Promise<T>): Promise<T> {
  const server = await connectSession({
    connectionString: url,
    application_name: 'seaworthy',
    connectionTimeoutMillis: 10_000,
    query_timeout: 30_000,
  });
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}

async function dropAll(
  server: PgSession,
  name: string,
  { roles, ran }: { readonly roles: readonly string[]; readonly ran: readonly string[] },
): Promise<void> {
  await server.exec(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  const texts = ran.map((sql) => sql.toLowerCase());
  for (const role of await rolesOf(server)) {
    const isOurs = !roles.includes(role) && texts.some((sql) => sql.includes(role.toLowerCase()));
    // Another run may have made it for its own database at the same time; then it cannot be dropped.
    if (isOurs) await server.exec(`DROP ROLE ${quoteIdentifier(role)}`).catch(() => {});
  }
}

async function rolesOf(server: PgSession): Promise<string[]> {
  const { rows } = await server.query<{ name: string }>('SELECT rolname AS name FROM pg_roles');
  return rows.map(({ name }) => name);
}

async function dropAbandoned(server: PgSession): Promise<void> {
  const { rows } = await server.query<{ name: string }>(
    `SELECT datname AS name FROM pg_database d
     WHERE starts_with(datname, $1) AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datid = d.oid)`,
    [prefix],
  );
  for (const { name } of rows) {
    const madeAt = parseInt(name.slice(prefix.length), 36);
    if (Date.now() - madeAt < abandonedAfterMs) continue;
    await server.exec(`DROP DATABASE ${quoteIdentifier(name)}`).catch(() => {});
  }
}

function addressOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function unusable(url: string, error: unknown): HarnessError {
  if (!URL.canParse(url)) {
    // The message of a malformed address repeats it, with its password.
    return new HarnessError('usage', {
      what: 'The address of the scratch server cannot be read.',
      todo: 'Write postgres://user@host:5432/database.',
    });
  }
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const { password, host } = new URL(url);
  const secrets = [url, password, unescaped(password)].filter((secret) => secret !== '');
  const said = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), message);
  return new HarnessError('target-unreachable', {
    what: `The scratch server cannot be used: ${[code, said].filter(Boolean).join(' ')}`,
    where: host,
    todo:
      code === '42501'
        ? 'Give a role that may create databases: ALTER ROLE … CREATEDB.'
        : 'Check host, role and password, or use --engine pglite.',
  });
}

function unescaped(password: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}
