/** The way out of the wall: sends what was admitted, and verifies certificates as any client does. */
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { GroupOptions } from '../../options.ts';
import { addressOf } from '../../send/group-address.ts';
import { readTlsFiles } from '../../send/tls/tls-files.ts';

export interface Onward {
  readonly method: string;
  readonly url: URL;
  readonly headers: OutgoingHttpHeaders;
  /** Ends it, also while the body is on its way. */
  readonly signal: AbortSignal;
}

export interface Upstream {
  /** Resolves with the head of the reply; rejects where none came. Redirects are not followed. */
  send(onward: Onward): Promise<IncomingMessage>;
  close(): void;
}

/** To the group by its entry and with its own TLS, to other hosts as their names say. By HTTP/1.1. */
export function openUpstream(name: 'stable' | 'preview', group: GroupOptions): Upstream {
  const keeping = { keepAlive: true, maxSockets: 16 };
  const agents = {
    own: new TlsAgent({ ...keeping, ...readTlsFiles(name, group.tls) }),
    plain: new PlainAgent(keeping),
    tls: new TlsAgent(keeping),
  };
  const address = addressOf(group);
  const reached = { hostname: address.hostname, port: address.port };
  return {
    send({ method, url, headers, signal }) {
      const isOwn = url.origin === address.origin;
      const options = { method, headers: { ...headers, host: url.host }, signal, ...(isOwn && reached) };
      return new Promise((resolve, reject) => {
        const request =
          url.protocol === 'http:'
            ? plainRequest(url, { ...options, agent: agents.plain }, resolve)
            : isOwn
              ? tlsRequest(url, { ...options, agent: agents.own, servername: address.sni }, resolve)
              : tlsRequest(url, { ...options, agent: agents.tls }, resolve);
        request.on('error', reject);
        request.end();
      });
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}
