import { firstReached } from './first-reached.ts';
import type { Change, Entry, StoreKind, StoreOptions, StoredText, TreeStore } from './tree-store.ts';
import { flag, operations, text, type NodeStat } from './zookeeper-frames.ts';
import { noNode, ZooKeeperError, ZooKeeperSession } from './zookeeper-session.ts';

/** ZooKeeper 3.4 and later, over its own protocol without TLS; logs in with the scheme `digest`. */
export const zookeeper: StoreKind = {
  name: 'ZooKeeper',
  schemes: ['zookeeper', 'zk'],
  port: 2181,
  // A server that is silent must leave time for the others.
  open: (options) => firstReached('ZooKeeper', options, (server, within) => open(server, within, options)),
};

interface Listing {
  readonly names: readonly string[];
  readonly stat: NodeStat;
}
interface Node {
  readonly text: string;
  readonly stat: NodeStat;
}

async function open(server: URL, within: AbortSignal, options: StoreOptions): Promise<TreeStore> {
  const { login, root } = options.address;
  const secret = login && `${login.name}:${login.password}`;
  const session = await ZooKeeperSession.open(server, secret, within);
  session.endWith(options.signal);
  return new ZooKeeperStore(session, root);
}

class ZooKeeperStore implements TreeStore {
  readonly #session: ZooKeeperSession;
  readonly #root: string;

  constructor(session: ZooKeeperSession, root: string) {
    this.#session = session;
    this.#root = root;
  }

  async children(path: string): Promise<readonly Entry[] | undefined> {
    const listing = await this.#list(path, false);
    return listing && this.#entries(path, listing.names);
  }

  async value(path: string): Promise<StoredText | undefined> {
    const node = await this.#read(path);
    return node && { text: node.text, revision: node.stat.mzxid };
  }

  async *watch(path: string, signal: AbortSignal): AsyncGenerator<Change> {
    let told = (): void => undefined;
    this.#session.onEvent(() => told());
    signal.addEventListener('abort', () => told(), { once: true });
    let before: Listing | undefined;
    while (!signal.aborted) {
      const next = new Promise<void>((resolve) => (told = resolve));
      const listing = await this.#list(path, true);
      if (listing === undefined) await this.#awaitCreation(path);
      const entries = await this.#entries(path, listing?.names ?? []);
      yield { entries, gone: removed(before, listing) };
      before = listing;
      await next;
      if (this.#session.failure && !signal.aborted) throw this.#session.failure;
    }
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  async #entries(path: string, names: readonly string[]): Promise<Entry[]> {
    const nodes = await Promise.all(names.map((name) => this.#read(`${path}/${name}`)));
    return names.map((name, index) => {
      const node = nodes[index];
      return { name, text: node?.text ?? '', lasting: node?.stat.ephemeral === false };
    });
  }

  #list(path: string, watched: boolean): Promise<Listing | undefined> {
    return orMissing(async () => {
      const answer = await this.#session.request(
        operations.getChildren2,
        text(this.#full(path)),
        flag(watched),
      );
      return { names: answer.texts().sort(), stat: answer.stat() };
    });
  }

  #read(path: string): Promise<Node | undefined> {
    return orMissing(async () => {
      const answer = await this.#session.request(operations.getData, text(this.#full(path)), flag(false));
      return { text: answer.text(), stat: answer.stat() };
    });
  }

  /** Leaves a watch on a path that is not there. */
  async #awaitCreation(path: string): Promise<void> {
    await orMissing(() => this.#session.request(operations.exists, text(this.#full(path)), flag(true)));
  }

  #full(path: string): string {
    return `${this.#root}${path}`.replace(/\/+$/, '') || '/';
  }
}

/**
 * How many children went between two looks. The server tells how many came and went together (`cversion`, in
 * `DataNode.copyStat`): with k of them between a and b children, (k - (b - a)) / 2 went.
 */
function removed(before: Listing | undefined, now: Listing | undefined): number {
  if (before === undefined) return 0;
  if (now === undefined) return before.names.length;
  const changes = now.stat.cversion - before.stat.cversion;
  return Math.max(0, (changes - (now.names.length - before.names.length)) / 2);
}

async function orMissing<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ZooKeeperError && error.code === noNode) return undefined;
    throw error;
  }
}
