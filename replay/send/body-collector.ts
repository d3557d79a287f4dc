import { createHash, type Hash } from 'node:crypto';
import { ReceivedBody, type Body, type BodySource } from '../body.ts';

/** Larger bodies are not kept but compared by digest, as they came. */
export const bodyBytesMax = 8 * 1024 * 1024;

/** Collects a body with bounded memory. */
export class BodyCollector {
  #chunks: Buffer[] = [];
  #bytes = 0;
  #hash: Hash | undefined;

  add(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#hash !== undefined) this.#hash.update(chunk);
    else {
      this.#chunks.push(chunk);
      if (this.#bytes > bodyBytesMax) {
        this.#hash = createHash('sha256');
        for (const kept of this.#chunks) this.#hash.update(kept);
        this.#chunks = [];
      }
    }
  }

  finish(source: BodySource): Body {
    if (this.#hash !== undefined) return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
    const [only] = this.#chunks;
    const isOne = only !== undefined && this.#chunks.length === 1;
    return new ReceivedBody(isOne ? only : Buffer.concat(this.#chunks), source);
  }
}
