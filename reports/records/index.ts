import { folderRecords } from './folder.ts';
import { postgresRecords } from './postgres.ts';
import type { RecordStore } from './record-store.ts';

export { folderRecords } from './folder.ts';
export { postgresRecords } from './postgres.ts';
export type { PostgresPlace } from './postgres-session.ts';
export type { Lock, LockRequest, RecordStore, StoredRecord } from './record-store.ts';

/** The store at a location: a `postgres://` URL, or the path of a folder. Opens nothing yet. */
export function recordStore(location: string): RecordStore {
  return /^postgres(ql)?:\/\//.test(location) ? postgresRecords({ url: location }) : folderRecords(location);
}

/**
 * What `work` gives, with the store at a location, which is closed afterwards.
 *
 * @throws {HarnessError} `store-failed` when the store cannot be reached
 */
export async function withRecords<Value>(
  location: string,
  work: (store: RecordStore) => Promise<Value>,
): Promise<Value> {
  const store = recordStore(location);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A location as it may be shown: without the password of a URL. */
export function recordsName(location: string): string {
  if (!URL.canParse(location)) return location;
  const { protocol, host, pathname } = new URL(location);
  return protocol.startsWith('postgres') ? `${protocol}//${host}${pathname}` : location;
}
