import { createServer, type IncomingMessage } from 'node:http';
import type { RunContext } from '../../reports/index.ts';
import { headerBytesMax } from './upstream.ts';
import { settleLive, type LiveOptions } from './live-options.ts';
import { recordLive, type LiveSummary } from './live-run.ts';
import { observedExchange } from './observed-exchange.ts';
import type { Recorder } from './recorder.ts';

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
    const server = createServer({ maxHeaderSize: headerBytesMax, keepAliveTimeout: 75_000 });
    server.on('request', (request, reply) => {
      reply.writeHead(204).end();
      const startedAtMs = context.now().getTime();
      setImmediate(() => record(request, startedAtMs, recorder));
    });
    return { server, upgraded: new Set(), failed: new Map(), close: () => {} };
  });
}

function record(request: IncomingMessage, startedAtMs: number, recorder: Recorder): void {
  const { headers } = request;
  const seen = observedExchange(request, {
    method: text(headers['x-original-method']),
    target: text(headers['x-original-uri']),
    startedAtMs,
  });
  if ('skipped' in seen) recorder.skip(seen.skipped);
  else recorder.record(seen);
}

function text(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
