/** What registries and config centres on ZooKeeper, etcd and their like have in common: named texts below paths. */
import type { StoreAddress } from './store-address.ts';

/** One node directly below a path. */
export interface Entry {
  readonly name: string;
  readonly text: string;
  /** False when it goes with the session or the lease of who wrote it. */
  readonly lasting: boolean;
}

/** The entries of a watched path at one moment. */
export interface Change {
  readonly entries: readonly Entry[];
  /**
   * How many entries can have been gone at the same time since the change before, also between two looks; 0 where
   * the store tells of every state.
   */
  readonly gone: number;
}

/** A text with the number that the store counts up at every write. */
export interface StoredText {
  readonly text: string;
  readonly revision: string;
}

/** An open connection. Everything rejects with an `Error` in plain words when there is no answer. */
export interface TreeStore {
  /** Undefined where there is no such path. (etcd knows no paths: an empty one is not there.) */
  children(path: string): Promise<readonly Entry[] | undefined>;
  value(path: string): Promise<StoredText | undefined>;
  /** First what is there now, then every change, until the signal is aborted. */
  watch(path: string, signal: AbortSignal): AsyncIterable<Change>;
  /** Names of the services of a group, where the store keeps services apart from settings (Nacos). */
  services?(group: string): Promise<readonly string[]>;
  /** Never rejects. */
  close(): Promise<void>;
}

/** How a store is reached. */
export interface StoreOptions {
  readonly address: StoreAddress;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** A kind of store, known by the scheme of its URLs. */
export interface StoreKind {
  readonly name: string;
  readonly schemes: readonly string[];
  /** The port where a URL names none. */
  readonly port: number;
  open(options: StoreOptions): Promise<TreeStore>;
}
