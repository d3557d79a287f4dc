import { createHash } from 'node:crypto';
import type { BlobStore } from './blobs.ts';

/** Keeps blobs in memory, for runs that write no folder and for tests. */
export function memoryBlobs(): BlobStore {
  const kept = new Map<
    string,
    { readonly text: string; readonly bytes: number; readonly mediaType: string }
  >();
  return {
    async put(text, mediaType) {
      const sha256 = sha256Of(text);
      if (!kept.has(sha256))
        kept.set(sha256, { text: wellFormed(text), bytes: Buffer.byteLength(text), mediaType });
      return sha256;
    },
    async get(sha256) {
      return kept.get(sha256)?.text;
    },
    async list() {
      return [...kept]
        .map(([sha256, { bytes, mediaType }]) => ({ sha256, bytes, mediaType }))
        .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
    },
  };
}

/** 64 hex characters over the text in UTF-8. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Half a surrogate pair cannot be kept in a file; every store gives U+FFFD back for it. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
