import { createHash, type Hash } from 'node:crypto';
import { ReceivedBody, type Body, type BodySource } from '../body.ts';

/** Larger bodies are not kept but compared by digest, as they came. */
export const bodyBytesMax = 8 * 1024 * 1024;

const blockBytes = { min: 1024, max: 1024 * 1024 };

/** Collects a body piece by piece with bounded memory, however small the pieces are. */
export class BodyCollector {
  /** How many came so far. */
  bytes = 0;
  #full: Buffer[] = [];
  #block = Buffer.alloc(0);
  #used = 0;
  #hash: Hash | undefined;

  /** Copies the part: the bytes stay the caller's. */
  add(bytes: Buffer, from = 0, to = bytes.length): void {
    this.bytes += to - from;
    if (this.#hash === undefined && this.bytes > bodyBytesMax) this.#forget();
    if (this.#hash !== undefined) this.#hash.update(bytes.subarray(from, to));
    else this.#copy(bytes, from, to);
  }

  finish(source: BodySource): Body {
    if (this.#hash !== undefined) return { bytes: this.bytes, sha256: this.#hash.digest('hex') };
    const last = this.#block.subarray(0, this.#used);
    const all = this.#full.length === 0 ? last : Buffer.concat([...this.#full, last]);
    return new ReceivedBody(all, source);
  }

  #copy(bytes: Buffer, from: number, to: number): void {
    const fits = Math.min(to - from, this.#block.length - this.#used);
    bytes.copy(this.#block, this.#used, from, from + fits);
    this.#used += fits;
    const left = to - from - fits;
    if (left === 0) return;
    if (this.#used > 0) this.#full.push(this.#block);
    const doubled = Math.min(blockBytes.max, Math.max(blockBytes.min, 2 * this.#block.length));
    this.#block = Buffer.allocUnsafeSlow(Math.max(left, doubled));
    this.#used = 0;
    this.#copy(bytes, from + fits, to);
  }

  /** From here on only the digest goes on. */
  #forget(): void {
    this.#hash = createHash('sha256');
    for (const block of this.#full) this.#hash.update(block);
    this.#hash.update(this.#block.subarray(0, this.#used));
    this.#full = [];
    this.#block = Buffer.alloc(0);
  }
}
