/** The only file that touches the network. A send always resolves; what went wrong is in the reply. */
import type { GroupOptions } from '../options.ts';
import type { PlannedRequest } from '../planned-request.ts';
import type { FailedReply, Reply } from '../reply.ts';
import { ExchangeHandler } from './exchange-handler.ts';
import { sentHeaders } from './sent-headers.ts';
import { withoutOrigin } from './without-origin.ts';

export interface SenderOptions {
  readonly groups: Readonly<Record<'stable' | 'preview', GroupOptions>>;
  readonly runId: string;
  readonly timeoutMs: number;
}

export interface Sender {
  /** `intendedAt` is in `performance.now()` time; latency counts from there. Redirects are not followed. */
  send(group: 'stable' | 'preview', request: PlannedRequest, intendedAt: number): Promise<Reply>;
  /** Ends everything under way. */
  close(): Promise<void>;
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

  function send(name: 'stable' | 'preview', request: PlannedRequest, intendedAt: number): Promise<Reply> {
    const { origin, pathname } = new URL(groups[name].url);
    const { promise, resolve } = withResolvers<Reply>();
    const latencyUs = (): number => (performance.now() - intendedAt) * 1000;
    const fail = (kind: FailedReply['failed'], message: string): void =>
      resolve({ failed: closed ? 'interrupted' : kind, message, latencyUs: latencyUs() });
    const handler = new ExchangeHandler((outcome) => {
      clearTimeout(timer);
      if (outcome instanceof Error) return fail('error', describe(outcome));
      const reply = { latencyUs: latencyUs() };
      resolve(outcome.then((rest) => withoutOrigin({ ...rest, ...reply }, origin)));
    });
    const timer = setTimeout(() => {
      fail('timeout', `no whole reply within ${timeoutMs} ms`);
      handler.abort(new Error('timeout'));
    }, timeoutMs);
    const path = pathname.replace(/\/$/, '') + request.target;
    const headers = sentHeaders(request, groups[name], runId);
    try {
      agent.dispatch({ origin, path, method: request.method, headers }, handler);
    } catch (error) {
      clearTimeout(timer);
      fail('error', describe(error));
    }
    return promise;
  }

  return {
    send,
    async close() {
      closed = true;
      await agent.destroy();
    },
  };
}

function withResolvers<Value>(): {
  promise: Promise<Value>;
  resolve: (value: Value | Promise<Value>) => void;
} {
  let resolve: (value: Value | Promise<Value>) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Code and message of an error, or of its cause where it has none itself. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error.cause;
  if (error.message === '' && inner !== undefined) return describe(inner);
  const code = 'code' in error ? String(error.code) : '';
  return code === '' || error.message.includes(code) ? error.message : `${code}: ${error.message}`;
}
