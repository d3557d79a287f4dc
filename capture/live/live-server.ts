import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** A server that feeds a recorder. */
export interface LiveServer {
  readonly server: Server;
  /** Connections that the server itself does not know any more. */
  readonly upgraded: ReadonlySet<Duplex>;
  /** Those under way, by their connections. */
  readonly replies: ReadonlyMap<Duplex, ServerResponse>;
  readonly failed: ReadonlyMap<string, number>;
  /** After the draining: resolves when the recorder knows of every request. */
  close(): Promise<void>;
}
