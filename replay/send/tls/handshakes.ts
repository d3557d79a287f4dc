/** What the TLS of our connections knows, and undici does not tell: why the other side ended one. */
import type { TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';

/** Of the error that undici gives. */
interface Ended extends Error {
  readonly socket?: { readonly localPort?: number };
}

interface Handshake {
  readonly socket: TLSSocket;
  /** The server asked for a certificate of ours. */
  readonly isAsked: boolean;
  readonly isShown: boolean;
  alert?: Error;
}

export class Handshakes {
  /** By the port on our side: all that undici tells of a connection that ended. */
  readonly #of = new Map<number, Handshake>();
  #hasServed = false;

  /** Connects as `connect` does, and keeps what is heard of the connection until it is over. */
  watched(connect: buildConnector.connector): buildConnector.connector {
    return (options, done) =>
      connect(options, (...outcome) => {
        const socket: unknown = outcome[1];
        if (isTls(socket)) this.#watch(socket);
        done(...outcome);
      });
  }

  /** Why the connection ended: by its alert, or by what the server had asked for and then never served anyone. */
  explained(error: Ended): Error {
    const { alert, isAsked, isShown } = this.#of.get(error.socket?.localPort ?? -1) ?? {};
    if (alert !== undefined) return alert;
    this.#hasServed ||= [...this.#of.values()].some(({ socket }) => socket.bytesRead > 0);
    if (isAsked !== true || this.#hasServed) return error;
    const what =
      isShown === true ? 'it was shown our client certificate' : 'it asked for a client certificate';
    return new Error(`${what} and closed (${error.message})`, { cause: error });
  }

  #watch(socket: TLSSocket): void {
    const { localPort } = socket;
    if (localPort === undefined) return;
    const handshake: Handshake = {
      socket,
      // only a server that asks for a certificate tells which signatures it takes
      isAsked: socket.getSharedSigalgs().length > 0,
      isShown: Object.keys(socket.getCertificate() ?? {}).length > 0,
    };
    this.#of.set(localPort, handshake);
    socket.prependListener('error', (error: Error & { readonly code?: string }) => {
      if (error.code?.includes('_ALERT_') === true) handshake.alert ??= error;
    });
    socket.once('close', () => {
      this.#hasServed ||= socket.bytesRead > 0;
      setImmediate(() => this.#of.get(localPort) === handshake && this.#of.delete(localPort));
    });
  }
}

function isTls(socket: unknown): socket is TLSSocket {
  return typeof socket === 'object' && socket !== null && 'getSharedSigalgs' in socket;
}
