/** A JSON value kept under its kind and key. */
export interface StoredRecord {
  /** Kebab-case type of the record, for example `attestation`, `run`, `session`, `release`. */
  readonly kind: string;
  readonly key: string;
  /** ISO 8601 in UTC: when it was put. */
  readonly storedAt: string;
  readonly value: unknown;
}

/** The right to act alone under a name, for a time. */
export interface Lock {
  readonly name: string;
  readonly owner: string;
  /** Starts the time anew. False when the lock had run out and another owner took it. */
  renew(ttlMs: number): Promise<boolean>;
  /** Gives it back; does nothing when another owner took it meanwhile. */
  release(): Promise<void>;
}

/** Says whose lock it is and how long it holds without renewal. */
export interface LockRequest {
  /** For people, for example `ci-4711` or `anna@build-3`. */
  readonly owner: string;
  /** After this many milliseconds the lock is free again, so that a crashed owner blocks nobody for long. */
  readonly ttlMs: number;
}

/**
 * Keeps what must outlive a run: attestations, runs, sessions, release history.
 *
 * Puts are whole: a reader sees the old value or the new one, and puts of different keys never disturb
 * each other. Whoever reads, changes and puts back the same key takes the lock first.
 *
 * All members throw {@link HarnessError} `store-failed` when the store cannot be reached, a record is
 * corrupt, a kind is not kebab-case or a key is empty or longer than 512 characters.
 */
export interface RecordStore {
  /** Keeps `value` (any JSON value), in place of what stood there. */
  put(kind: string, key: string, value: unknown): Promise<void>;
  get(kind: string, key: string): Promise<StoredRecord | undefined>;
  /** All records of a kind, by key. */
  list(kind: string): Promise<readonly StoredRecord[]>;
  /** Does nothing when there is no such record. */
  delete(kind: string, key: string): Promise<void>;
  /** The lock, or undefined while another owner (or another lock of the same owner) holds it. */
  lock(name: string, request: LockRequest): Promise<Lock | undefined>;
  /** Lets go of connections. Locks stay until they are released or run out. */
  close(): Promise<void>;
}
