import { refusalOf } from '../../allowed-host.ts';
import type { CheckContext } from '../../check-context.ts';
import { apollo } from './apollo.ts';
import { consul } from './consul.ts';
import { etcd } from './etcd.ts';
import { kubernetes } from './kubernetes.ts';
import { nacos } from './nacos.ts';
import { storeAddress } from './store-address.ts';
import type { StoreKind, TreeStore } from './tree-store.ts';
import { zookeeper } from './zookeeper.ts';

/** Every kind of store that can be asked. A new one is a file in this folder and a line here. */
export const storeKinds: readonly StoreKind[] = [zookeeper, etcd, nacos, consul, apollo, kubernetes];

const schemes = storeKinds.flatMap((kind) => kind.schemes).join('|');

/** What the URL of a store looks like, before variables are filled in. */
export const storePattern = String.raw`^((${schemes})://[^/\s]+|\$\{env:)`;

/**
 * What one asks a store, which is closed afterwards.
 *
 * @throws {Error} in plain words when it may not be asked, is not reached or does not answer
 */
export async function withStore<Answer>(
  url: string,
  { timeoutMs, signal, ...around }: CheckContext,
  ask: (store: TreeStore) => Promise<Answer>,
): Promise<Answer> {
  const address = storeAddress(url);
  const kind = storeKinds.find((each) => each.schemes.includes(address?.scheme ?? ''));
  if (address === undefined || kind === undefined) throw new Error(`the URL is of no store: ${storePattern}`);
  const servers = address.servers.map((server) => {
    if (server.port === '') server.port = `${kind.port}`;
    return server;
  });
  const named = servers.map(({ href }) => href);
  for (const server of servers) {
    const refused = refusalOf(server, named, around);
    if (refused !== undefined) throw new Error(refused);
  }
  const store = await kind.open({ address: { ...address, servers }, timeoutMs, signal });
  try {
    return await ask(store);
  } finally {
    await store.close();
  }
}
