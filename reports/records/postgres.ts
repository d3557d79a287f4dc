import { randomUUID } from 'node:crypto';
import { HarnessError } from '../harness-error.ts';
import { PostgresSession, tablesOf } from './postgres-session.ts';
import type { PostgresPlace } from './postgres-session.ts';
import { checkName, recordJson } from './record-name.ts';
import type { Lock, LockRequest, RecordStore, StoredRecord } from './record-store.ts';

interface Row {
  readonly kind: string;
  readonly key: string;
  readonly stored_at: string;
  readonly value: string;
}

/**
 * Keeps records in a PostgreSQL table, for teams whose runs happen on many machines.
 *
 * One connection, opened with the first call and again after it was lost. Values are kept as text: `jsonb`
 * would refuse `\u0000` and change numbers. Times and expiry of locks are those of the server's clock.
 */
export function postgresRecords(place: PostgresPlace): RecordStore {
  const { records, locks } = tablesOf(place);
  const session = new PostgresSession(place);
  return {
    async put(kind, key, value) {
      checkName(kind, key);
      const json = recordJson(kind, key, value);
      await session.query(
        `insert into ${records} (kind, key, value) values ($1, $2, $3)
         on conflict (kind, key) do update set value = excluded.value, stored_at = clock_timestamp()`,
        [kind, key, json],
      );
    },
    async get(kind, key) {
      checkName(kind, key);
      const [row] = await session.query<Row>(`${selectFrom(records)} where kind = $1 and key = $2`, [
        kind,
        key,
      ]);
      return row && toRecord(row);
    },
    async list(kind) {
      checkName(kind, 'any');
      const sql = `${selectFrom(records)} where kind = $1 order by key collate "C"`;
      return (await session.query<Row>(sql, [kind])).map(toRecord);
    },
    async delete(kind, key) {
      checkName(kind, key);
      await session.query(`delete from ${records} where kind = $1 and key = $2`, [kind, key]);
    },
    async lock(name, request) {
      checkName('lock', name);
      return takeLock(session, locks, { name, ...request });
    },
    close: () => session.close(),
  };
}

async function takeLock(
  session: PostgresSession,
  locks: string,
  { name, owner, ttlMs }: LockRequest & { readonly name: string },
): Promise<Lock | undefined> {
  const token = randomUUID();
  const until = (parameter: string): string =>
    `clock_timestamp() + ${parameter}::double precision * interval '1 millisecond'`;
  const taken = await session.query(
    `insert into ${locks} as held (name, owner, token, expires_at) values ($1, $2, $3, ${until('$4')})
     on conflict (name) do update
       set owner = excluded.owner, token = excluded.token, expires_at = excluded.expires_at
       where held.expires_at <= clock_timestamp()
     returning token`,
    [name, owner, token, ttlMs],
  );
  if (taken.length === 0) return undefined;
  return {
    name,
    owner,
    async renew(nextTtlMs) {
      const sql = `update ${locks} set expires_at = ${until('$3')} where name = $1 and token = $2 returning token`;
      return (await session.query(sql, [name, token, nextTtlMs])).length > 0;
    },
    async release() {
      await session.query(`delete from ${locks} where name = $1 and token = $2`, [name, token]);
    },
  };
}

function selectFrom(records: string): string {
  const time = `to_char(stored_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return `select kind, key, ${time} as stored_at, value from ${records}`;
}

function toRecord({ kind, key, stored_at, value }: Row): StoredRecord {
  try {
    return { kind, key, storedAt: stored_at, value: JSON.parse(value) as unknown };
  } catch (cause) {
    throw new HarnessError('store-failed', {
      what: `The stored ${kind} "${key}" is corrupt.`,
      todo: 'Restore the row from a backup or delete it.',
      cause,
    });
  }
}
