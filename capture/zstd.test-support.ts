const blockBytes = 20 * 1024;

/** A zstd frame that holds bytes as they are (RFC 8878, 3.1.1): Node 20 can make no other. */
export function zstdOf(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content);
  // A window of 128 KiB, no checksum, no size.
  const parts = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38])];
  for (let at = 0; at === 0 || at < bytes.length; at += blockBytes) {
    const block = bytes.subarray(at, at + blockBytes);
    const isLast = at + blockBytes >= bytes.length;
    const header = Buffer.alloc(3);
    header.writeUIntLE((block.length << 3) | (isLast ? 1 : 0), 0, 3);
    parts.push(header, block);
  }
  return Buffer.concat(parts);
}
