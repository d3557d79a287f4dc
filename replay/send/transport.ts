import type { FailedReply, Reply } from '../reply.ts';

/** One request as it goes out. */
export interface Outgoing {
  readonly method: string;
  /** Path and query below the group's URL, visible ASCII. */
  readonly target: string;
  /** Captured ones; the transport adds those of the group. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** `performance.now()` time from which latency counts. */
  readonly intendedAt: number;
  /** By how much we ourselves were late to send. */
  readonly lateUs: number;
}

/** A way to one group. */
export interface Transport {
  /** Always resolves, and within the time limit; what went wrong is in the reply. */
  exchange(outgoing: Outgoing): Promise<Reply>;
  /** Ends everything under way, which is then `interrupted`. */
  close(): Promise<void>;
}

export function latencySince(intendedAt: number): number {
  return (performance.now() - intendedAt) * 1000;
}

export function failedReply(
  failed: FailedReply['failed'],
  message: string,
  { intendedAt }: Pick<Outgoing, 'intendedAt'>,
): FailedReply {
  return { failed, message, latencyUs: latencySince(intendedAt) };
}

/** Code and message of an error, or of its cause where it has none itself. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error.cause;
  if (error.message === '' && inner !== undefined) return describe(inner);
  const code = 'code' in error ? String(error.code) : '';
  return code === '' || error.message.includes(code) ? error.message : `${code}: ${error.message}`;
}
