import { within } from '../../reports/index.ts';
import type { HealthSignal } from './guard-options.ts';
import { healthUrl, type HealthAnswer } from './health.ts';

const replyBytesMax = 1024 * 1024;

/** Asks for a health signal once, with GET; redirects are not followed. What went wrong is in the answer. */
export async function readHealth(health: HealthSignal, signal: AbortSignal): Promise<HealthAnswer> {
  const { request } = await import('undici');
  const timeoutMs = health.timeoutMs ?? 600;
  return within(timeoutMs, signal, async (limit) => {
    try {
      const reply = await request(healthUrl(health), { headers: { ...health.headers }, signal: limit });
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of reply.body as AsyncIterable<Buffer>) {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > replyBytesMax) return { failed: 'the reply is too large' };
      }
      return { status: reply.statusCode, text: Buffer.concat(chunks).toString('utf8') };
    } catch (error) {
      if (limit.aborted) return { failed: `no whole reply within ${timeoutMs} ms` };
      return { failed: error instanceof Error ? error.message || String(error.cause) : String(error) };
    }
  });
}
