import { createHash, type Hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { Body } from '../reply.ts';

/** Larger bodies are compared by digest, as they came. */
const bodyBytesMax = 8 * 1024 * 1024;

const decoders = { gzip: promisify(gunzip), br: promisify(brotliDecompress), deflate: promisify(inflate) };

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

  /** The decoded body. One that cannot be decoded or is no UTF-8 text is a digest. */
  async finish(encoding: string | undefined): Promise<Body> {
    if (this.#hash !== undefined) return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
    const content = await decode(Buffer.concat(this.#chunks), encoding);
    const text = content.toString('utf8');
    if (!content.includes(0) && !text.includes('�')) return { bytes: content.length, text };
    return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  }
}

async function decode(raw: Buffer, encoding: string | undefined): Promise<Buffer> {
  const decoder = decoders[(encoding ?? '').trim().toLowerCase() as keyof typeof decoders];
  if (decoder === undefined || raw.length === 0) return raw;
  try {
    return await decoder(raw, { maxOutputLength: 4 * bodyBytesMax });
  } catch {
    return raw;
  }
}
