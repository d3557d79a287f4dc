import { createServer, ServerResponse, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { RunContext } from '../../reports/index.ts';
import { forward } from './forward.ts';
import { settleLive, type LiveOptions } from './live-options.ts';
import { recordLive, type LiveServer, type LiveSummary } from './live-run.ts';
import { observedExchange } from './observed-exchange.ts';
import type { Recorder } from './recorder.ts';
import { tunnel } from './tunnel.ts';
import { headerBytesMax, Upstream, type UpstreamOptions } from './upstream.ts';

export interface ProxyOptions extends LiveOptions, UpstreamOptions {}

/**
 * A reverse proxy that records what it passes on: GET and HEAD requests with status, start, duration and reply
 * size, redacted. Bodies are never recorded. The traffic comes first: when the disk is slow or full, records are
 * dropped and counted, and requests go on as if nobody listened. Ends when the context's signal says so.
 *
 * @throws {HarnessError} `usage` for options that make no sense or an address that is taken, `store-failed` when
 *   the folder cannot be written at the start.
 */
export async function captureProxy(options: ProxyOptions, context: RunContext): Promise<LiveSummary> {
  const settings = settleLive(options);
  const upstream = new Upstream(options);
  return recordLive('proxy', { options, settings, context }, (recorder) =>
    proxyServer(upstream, recorder, () => context.now()),
  );
}

function proxyServer(upstream: Upstream, recorder: Recorder, now: () => Date): LiveServer {
  const failed = new Map<string, number>();
  const upgraded = new Set<Duplex>();
  const passing = new Set<Promise<void>>();
  const passOne = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const startedAtMs = now().getTime();
    const peer = request.socket.remoteAddress;
    const start = performance.now();
    const { status, replyBytes, failed: failure } = await forward(request, reply, upstream);
    if (failure !== undefined) failed.set(String(failure), (failed.get(String(failure)) ?? 0) + 1);
    const durationMs = Math.round((performance.now() - start) * 1000) / 1000;
    recorder.take(() => observedExchange(request, { peer, startedAtMs, durationMs, status, replyBytes }));
  };
  const pass = (request: IncomingMessage, reply: ServerResponse): void => {
    const passed = passOne(request, reply).finally(() => passing.delete(passed));
    passing.add(passed);
  };
  // uploads may take hours; who sends no headers within a minute is no client
  const server = createServer({ requestTimeout: 0, headersTimeout: 60_000, maxHeaderSize: headerBytesMax });
  server.keepAliveTimeout = 75_000;
  server.on('request', pass);
  server.on('upgrade', (request, socket, first) => {
    upgraded.add(socket);
    socket.on('close', () => upgraded.delete(socket));
    if (isPlainGet(request)) return pass(request, replyOver(socket as Socket, request));
    recorder.skip(/^websocket$/i.test(request.headers.upgrade ?? '') ? 'websocket' : 'upgrade');
    tunnel(request, socket, first, upstream);
  });
  const close = async (): Promise<void> => {
    await Promise.all(passing);
    upstream.close();
  };
  return { server, upgraded, failed, close };
}

/** Some clients offer HTTP/2 (`Upgrade: h2c`) with an ordinary request; an offer may be left alone. */
function isPlainGet({ method, headers }: IncomingMessage): boolean {
  const isOffer = !/websocket/i.test(headers.upgrade ?? '');
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  return isOffer && !hasBody && (method === 'GET' || method === 'HEAD');
}

/** Node hands an upgrade over without a reply object; this one closes the connection after it. */
function replyOver(socket: Socket, request: IncomingMessage): ServerResponse {
  const reply = new ServerResponse(request);
  reply.shouldKeepAlive = false;
  reply.assignSocket(socket);
  reply.on('finish', () => socket.end());
  return reply;
}
