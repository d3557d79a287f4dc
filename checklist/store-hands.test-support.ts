/** Asks checks as a run does, and writes what they read through another client than ours. */
import { once } from 'node:events';
import { promisify } from 'node:util';
import zookeeper from 'node-zookeeper-client';
import type { ZooKeeper } from '../fixtures/servers/zookeeper.ts';
import type { CheckContext } from './check-context.ts';
import type { Check, Judgement } from './check.ts';
import { contextFor } from './context-for.test-support.ts';

export async function ask<Params, Facts>(
  check: Check<Params, Facts>,
  params: Params,
  more: Partial<CheckContext> = {},
): Promise<Judgement> {
  return check.judge(await check.gather(params, contextFor(more)), params);
}

/** What a test does to a store. */
export interface Hands {
  readonly url: string;
  put(path: string, text?: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Removes and writes in one transaction. */
  replace(gone: readonly string[], come: readonly string[]): Promise<void>;
  /** Also those that follow each other faster than anybody looks. */
  readonly tellsEveryState: boolean;
  close(): Promise<void>;
}

/** Texts are written to stay; nodes without one go with the session, as instances do. */
export async function zookeeperHands({ port, url }: ZooKeeper): Promise<Hands> {
  const client = zookeeper.createClient(`127.0.0.1:${port}`);
  client.connect();
  await once(client, 'connected');
  return {
    url,
    async put(path, text = '') {
      const folder = path.slice(0, path.lastIndexOf('/'));
      await promisify((done: (error: unknown) => void) => client.mkdirp(folder, done))();
      const mode = text === '' ? zookeeper.CreateMode.EPHEMERAL : zookeeper.CreateMode.PERSISTENT;
      await new Promise<void>((resolve, reject) => {
        client.create(path, Buffer.from(text), mode, (error) => (error ? reject(error) : resolve()));
      });
    },
    async remove(path) {
      await new Promise<void>((resolve, reject) => {
        client.remove(path, (error) => (error ? reject(error) : resolve()));
      });
    },
    tellsEveryState: false,
    async replace(gone, come) {
      const transaction = client.transaction();
      for (const path of gone) transaction.remove(path, -1);
      for (const path of come) transaction.create(path, Buffer.alloc(0), zookeeper.CreateMode.EPHEMERAL);
      await new Promise<void>((resolve, reject) => {
        transaction.commit((error) => (error ? reject(error) : resolve()));
      });
    },
    close() {
      client.close();
      return Promise.resolve();
    },
  };
}
