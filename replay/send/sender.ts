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
import { failedReply, refuse, type Hear, type Transport } from './transport.ts';

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

/** When a request should have gone out. */
export interface Timing {
  /** In `performance.now()` time; latency counts from there. */
  readonly intendedAt: number;
  /** Of it our own lateness, which goes into the reply. */
  readonly lateUs: number;
}

export interface Sender {
  /**
   * Asks one group and tells `hear` once, never before it returns. Redirects are not followed. Anything but GET and
   * HEAD is refused, as a failed reply.
   */
  ask(group: Group, request: PlannedRequest, timing: Timing, hear: Hear): void;
  /** The same for callers that wait. */
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
  // all arms of a request ask the same, and most often one after the other
  let last: PlannedRequest | undefined;
  let path: string | undefined;
  const ask: Sender['ask'] = (group, request, timing, hear) => {
    const { method, target, headers } = request;
    if (last !== request) path = sentTarget(target);
    last = request;
    if (path === undefined)
      return refuse(hear, failedReply('error', `${JSON.stringify(target)} is no path`, timing));
    if (method !== 'GET' && method !== 'HEAD')
      return refuse(hear, failedReply('error', `${String(method)} is never sent`, timing));
    const transport = group === 'preview' ? transports.preview : transports.stable;
    const { intendedAt, lateUs } = timing;
    transport.exchange({ method, target: path, headers, intendedAt, lateUs }, hear);
  };
  return {
    ask,
    send: (group, request, intendedAt, lateUs = 0) =>
      new Promise((resolve) => ask(group, request, { intendedAt, lateUs }, resolve)),
    login(group, { method, path, headers = {}, body }) {
      const timing = { intendedAt: performance.now(), lateUs: 0 };
      const target = sentTarget(path);
      return new Promise((resolve) => {
        if (target === undefined) resolve(failedReply('error', `${JSON.stringify(path)} is no path`, timing));
        else transports[group].exchange({ method, target, headers, body, ...timing }, resolve);
      });
    },
    async close() {
      await Promise.all([transports.stable.close(), transports.preview.close()]);
    },
  };
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
