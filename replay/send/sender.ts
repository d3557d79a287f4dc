/** The only file that touches the network. A send always resolves; what went wrong is in the reply. */
import type { GroupOptions } from '../options.ts';
import type { PlannedRequest } from '../planned-request.ts';
import type { FailedReply, Reply } from '../reply.ts';
import { ExchangeHandler } from './exchange-handler.ts';
import { sentHeaders } from './sent-headers.ts';

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

/** One request as it goes out. */
interface Outgoing {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Calls the two groups and nothing else: a captured target is only ever a path below a group's own URL. */
export async function openSender({ groups, runId, timeoutMs }: SenderOptions): Promise<Sender> {
  const { Agent } = await import('undici');
  const agent = new Agent({
    connect: { timeout: timeoutMs },
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 4000,
    maxHeaderSize: 64 * 1024,
  });
  let closed = false;

  function exchange(name: 'stable' | 'preview', outgoing: Outgoing, intendedAt: number): Promise<Reply> {
    const { origin, pathname } = new URL(groups[name].url);
    const { method, headers, body } = outgoing;
    return new Promise((resolve) => {
      const latencyUs = (): number => (performance.now() - intendedAt) * 1000;
      const fail = (kind: FailedReply['failed'], message: string): void =>
        resolve({ failed: closed ? 'interrupted' : kind, message, latencyUs: latencyUs() });
      const handler = new ExchangeHandler(origin, (outcome) => {
        clearTimeout(timer);
        if (outcome instanceof Error) fail('error', describe(outcome));
        else resolve({ ...outcome, latencyUs: latencyUs() });
      });
      const timer = setTimeout(() => {
        fail('timeout', `no whole reply within ${timeoutMs} ms`);
        handler.abort(new Error('timeout'));
      }, timeoutMs);
      const path = pathname.replace(/\/$/, '') + outgoing.target;
      try {
        agent.dispatch({ origin, path, method: method as 'GET', headers, body }, handler);
      } catch (error) {
        clearTimeout(timer);
        fail('error', describe(error));
      }
    });
  }

  return {
    async send(group, request, intendedAt) {
      const { method, target } = request;
      if (method !== 'GET' && method !== 'HEAD') return refused(method);
      return exchange(
        group,
        { method, target, headers: sentHeaders(request, groups[group], runId) },
        intendedAt,
      );
    },
    async login(group, { method, path, headers = {}, body }) {
      const all = sentHeaders({ headers }, groups[group], runId);
      return exchange(group, { method, target: path, headers: all, body }, performance.now());
    },
    async close() {
      closed = true;
      await agent.destroy();
    },
  };
}

function refused(method: string): FailedReply {
  return { failed: 'error', message: `${method} is never sent`, latencyUs: 0 };
}

/** Code and message of an error, or of its cause where it has none itself. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error.cause;
  if (error.message === '' && inner !== undefined) return describe(inner);
  const code = 'code' in error ? String(error.code) : '';
  return code === '' || error.message.includes(code) ? error.message : `${code}: ${error.message}`;
}
