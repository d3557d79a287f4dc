import { createServer, type IncomingMessage } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RunContext } from '../../reports/index.ts';
import { headerBytesMax } from './upstream.ts';
import { settleLive, type LiveOptions } from './live-options.ts';
import { recordLive, type LiveSummary } from './live-run.ts';
import { observedExchange } from './observed-exchange.ts';

/**
 * Receives the copies that nginx `mirror` makes, and records them. Each is answered with 204 before any work is
 * done on it, as nginx holds the client's connection until the copy is answered. The records have no status,
 * duration and reply size: nginx copies requests only. `nginxSnippet` is the other half.
 *
 * @throws {HarnessError} as `captureProxy` does.
 */
export async function captureMirror(options: LiveOptions, context: RunContext): Promise<LiveSummary> {
  const settings = settleLive(options);
  return recordLive('mirror', { options, settings, context }, (recorder) => {
    const server = createServer({
      maxHeaderSize: headerBytesMax,
      keepAliveTimeout: 75_000,
      // the client may have named none, in HTTP/1.0
      requireHostHeader: false,
    });
    server.on('request', (request, reply) => {
      reply.writeHead(204).end();
      const at = { startedAtMs: context.now().getTime(), peer: request.socket.remoteAddress };
      setImmediate(() => recorder.take(() => observedExchange(request, { ...originalOf(request), ...at })));
    });
    // by then all that was received is recorded
    return {
      server,
      upgraded: new Set(),
      replies: new Map(),
      failed: new Map(),
      close: () => nextTurn(),
    };
  });
}

/** What the snippet says of the request that was copied. */
function originalOf({ headers }: IncomingMessage): { readonly method?: string; readonly target?: string } {
  return { method: text(headers['x-original-method']), target: text(headers['x-original-uri']) };
}

function text(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
