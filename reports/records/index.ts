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
