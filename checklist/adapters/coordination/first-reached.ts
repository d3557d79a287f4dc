import { Deadline } from '../../../reports/index.ts';
import type { StoreOptions, TreeStore } from './tree-store.ts';

/**
 * The store of the first server that answers; each gets its part of half the time.
 *
 * @throws {Error} with what each server said, when none does
 */
export async function firstReached(
  name: string,
  { address: { servers }, timeoutMs, signal }: StoreOptions,
  open: (server: URL, within: AbortSignal) => Promise<TreeStore>,
): Promise<TreeStore> {
  const faults: string[] = [];
  for (const server of servers) {
    const connecting = new Deadline(timeoutMs / servers.length / 2, signal);
    try {
      return await open(server, connecting.signal);
    } catch (error) {
      faults.push(`${server.host}: ${(error as Error).message}`);
    } finally {
      connecting.clear();
    }
  }
  throw new Error(`${name} is not reached, ${faults.join('; ')}`);
}
