/** Sends requests to the two groups. A send always resolves; what went wrong is in the reply. */
import type { GroupOptions } from '../options.ts';
import type { PlannedRequest } from '../planned-request.ts';
import type { Reply } from '../reply.ts';
import { addressOf } from './group-address.ts';
import { PlainTransport, type ConnectionLimits } from './plain/plain-transport.ts';
import { openSentHeaders, type SentHeaders } from './sent-headers.ts';
import { sentTarget } from './sent-target.ts';
import { readTlsFiles } from './tls-files.ts';
import { failedReply, type Outgoing, type Transport } from './transport.ts';

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
   * Asks one group. `intendedAt` is in `performance.now()` time; latency counts from there. Redirects are not
   * followed. Anything but GET and HEAD is refused, as a failed reply.
   */
  send(group: 'stable' | 'preview', request: PlannedRequest, intendedAt: number): Promise<Reply>;
  /** Sends a step of a login recipe, by whatever method it names. Its latency counts from the call. */
  login(group: 'stable' | 'preview', request: LoginRequest): Promise<Reply>;
  /** Ends everything under way. */
  close(): Promise<void>;
}

interface Lane {
  readonly transport: Transport;
  readonly headers: SentHeaders;
}

/**
 * Calls the two groups and nothing else: a captured target is only ever a path below a group's own URL.
 *
 * @throws {HarnessError} `usage` for marks that HTTP cannot carry and TLS files that cannot be used.
 */
export async function openSender({ groups, runId, timeoutMs }: SenderOptions): Promise<Sender> {
  const open = async (name: 'stable' | 'preview'): Promise<Lane> => ({
    headers: openSentHeaders(groups[name], runId),
    transport: await openTransport(name, groups[name], timeoutMs),
  });
  const lanes = { stable: await open('stable'), preview: await open('preview') };

  async function exchange(lane: Lane, outgoing: Outgoing): Promise<Reply> {
    const target = sentTarget(outgoing.target);
    if (target === undefined) return failedReply('error', 'a target that is no path', outgoing);
    return lane.transport.exchange({ ...outgoing, target });
  }

  return {
    async send(group, { method, target, headers }, intendedAt) {
      const lane = lanes[group];
      const outgoing = { method, target, headers: lane.headers.of(headers), intendedAt };
      if (method !== 'GET' && method !== 'HEAD') {
        return failedReply('error', `${String(method)} is never sent`, outgoing);
      }
      return exchange(lane, outgoing);
    },
    login(group, { method, path, headers = {}, body }) {
      const lane = lanes[group];
      const intendedAt = performance.now();
      return exchange(lane, { method, target: path, headers: lane.headers.of(headers), body, intendedAt });
    },
    async close() {
      await Promise.all([lanes.stable.transport.close(), lanes.preview.transport.close()]);
    },
  };
}

async function openTransport(name: string, group: GroupOptions, timeoutMs: number): Promise<Transport> {
  const address = addressOf(group);
  const limits: ConnectionLimits = {
    timeoutMs,
    connectionsMax: group.connectionsMax ?? Infinity,
    requestsPerConnectionMax: group.requestsPerConnectionMax ?? Infinity,
    keepAliveMs: group.keepAliveMs ?? 4000,
  };
  if (!address.isSecure) return new PlainTransport(address, limits);
  const { openLibraryTransport } = await import('./library-transport.ts');
  const tls = readTlsFiles(name, group.tls);
  return openLibraryTransport({ address, limits, tls, http2: group.http2 === true });
}
