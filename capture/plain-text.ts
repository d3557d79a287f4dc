/**
 * Bytes as readers take them: UTF-16 with its mark, as PowerShell writes it, becomes UTF-8, and zeros at the beginning go.
 * They are left where a log was emptied (logrotate's `copytruncate`) while its writer went on at its old place.
 */
export async function* plainText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | undefined;
  let isBegun = false;
  for await (const chunk of chunks) {
    const start = isBegun ? 0 : chunk.findIndex((byte) => byte !== 0);
    if (start < 0) continue;
    const bytes = chunk.subarray(start);
    if (!isBegun) decoder = decoderOf(bytes);
    isBegun = true;
    yield decoder === undefined ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }));
  }
}

function decoderOf([first, second]: Uint8Array): TextDecoder | undefined {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be') : undefined;
}
