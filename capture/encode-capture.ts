import type { Exchange } from './exchange.ts';
import { captureHeader } from './recording.ts';

/** Exchanges as text in our own format, ready to be written, packed or sent. Redact them before. */
export async function* encodeCapture(
  exchanges: Iterable<Exchange> | AsyncIterable<Exchange>,
): AsyncGenerator<string> {
  yield `${captureHeader}\n`;
  for await (const exchange of exchanges) yield encodeExchange(exchange);
}

/** One line with its end. */
export function encodeExchange({ source: _source, ...exchange }: Exchange): string {
  return `${JSON.stringify(exchange)}\n`;
}
