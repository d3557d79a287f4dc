/** Sends requests to the two groups. A send always resolves; what went wrong is in the reply. */
import type { GroupOptions } from '../options.ts';
import type { PlannedRequest } from '../planned-request.ts';
import type { Reply } from '../reply.ts';
import { addressOf } from './group-address.ts';
import type { ConnectionLimits } from './connection-limits.ts';
import { PlainTransport } from './plain/plain-transport.ts';
import { SentHeaders } from './sent-headers.ts';
import { sentTarget } from './sent-target.ts';
import { readTlsFiles } from './tls/tls-files.ts';
import { failedReply, type Transport } from './transport.ts';

export interface SenderOptions {
  readonly groups: Readonly<Record<'stable' | 'preview', GroupOptions>>;
  readonly runId: string;
  /** For one request and its whole reply. */
  readonly timeoutMs: number;
}

/** A request of a login recipe: the one exception to GET and HEAD. */
export interface LoginRequest {
  readonly method: string;
  /** Path and query below the group's own URL; begins with `/`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Sender {
  /**
   * Asks one group. `intendedAt` is in `performance.now()` time; latency counts from there. `lateUs` of it is our
   * own lateness, and goes into the reply. Redirects are not followed. Anything but GET and HEAD is refused, as
   * a failed reply.
   */
  send(group: Group, request: PlannedRequest, intendedAt: number, lateUs?: number): Promise<Reply>;
  /** Sends a step of a login recipe, by whatever method it names. Its latency counts from the call. */
  login(group: Group, request: LoginRequest): Promise<Reply>;
  /** Ends everything under way. */
  close(): Promise<void>;
}

type Group = 'stable' | 'preview';

/**
 * Calls the two groups and nothing else: a captured target is only ever a path below a group's own URL.
 *
 * @throws {HarnessError} `usage` for marks that HTTP cannot carry and TLS files that cannot be used.
 */
export async function openSender(options: SenderOptions): Promise<Sender> {
  const transports = {
    stable: await openTransport('stable', options),
    preview: await openTransport('preview', options),
  };
  return {
    send(group, { method, target, headers }, intendedAt, lateUs = 0) {
      const path = sentTarget(target);
      if (path === undefined) return failed(`${JSON.stringify(target)} is no path`, intendedAt);
      if (method !== 'GET' && method !== 'HEAD') return failed(`${String(method)} is never sent`, intendedAt);
      return transports[group].exchange({ method, target: path, headers, intendedAt, lateUs });
    },
    login(group, { method, path, headers = {}, body }) {
      const intendedAt = performance.now();
      const target = sentTarget(path);
      if (target === undefined) return failed(`${JSON.stringify(path)} is no path`, intendedAt);
      return transports[group].exchange({ method, target, headers, body, intendedAt, lateUs: 0 });
    },
    async close() {
      await Promise.all([transports.stable.close(), transports.preview.close()]);
    },
  };
}

function failed(message: string, intendedAt: number): Promise<Reply> {
  return Promise.resolve(failedReply('error', message, { intendedAt }));
}

async function openTransport(name: Group, { groups, runId, timeoutMs }: SenderOptions): Promise<Transport> {
  const group = groups[name];
  const address = addressOf(group);
  const headers = new SentHeaders(group, runId);
  const limits: ConnectionLimits = {
    timeoutMs,
    connectionsMax: group.connectionsMax ?? Infinity,
    requestsPerConnectionMax: group.requestsPerConnectionMax ?? Infinity,
    keepAliveMs: group.keepAliveMs ?? 4000,
  };
  if (!address.isSecure) return new PlainTransport(address, headers, limits);
  const parts = { address, headers, limits, tls: readTlsFiles(name, group.tls) };
  if (group.http2 === true) {
    const { openHttp2Transport } = await import('./http2/http2-transport.ts');
    return openHttp2Transport(parts);
  }
  const { openTlsTransport } = await import('./tls/tls-transport.ts');
  return openTlsTransport(parts);
}
