import type { Exchange } from './exchange.ts';

/** First line of our own capture format. A change that older readers cannot read gets a new version. */
export const captureHeader = '{"format":"seaworthy-capture","version":1}';

/** Exchanges as text in our own format, ready to be written, packed or sent. Redact them before. */
export async function* encodeCapture(
  exchanges: Iterable<Exchange> | AsyncIterable<Exchange>,
): AsyncGenerator<string> {
  yield `${captureHeader}\n`;
  for await (const { source: _source, ...exchange } of exchanges) yield `${JSON.stringify(exchange)}\n`;
}
