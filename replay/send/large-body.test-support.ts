/** A body that is too large to keep, and the memory that hearing it takes. */
import { createHash } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { Readable } from 'node:stream';
import { isComplete, type Reply } from '../reply.ts';

const piece = Buffer.alloc(256 * 1024, 'harbour ');
const pieces = 400;

/** 100 MiB. */
export const largeBytes = piece.length * pieces;

export const sendLarge: RequestListener = (_incoming, response) => {
  Readable.from(Array.from({ length: pieces }, () => piece)).pipe(response);
};

export function largeDigest(): string {
  const hash = createHash('sha256');
  for (let nth = 0; nth < pieces; nth += 1) hash.update(piece);
  return hash.digest('hex');
}

/** The body of the reply, and the most memory that was taken meanwhile beyond that before, bytes. */
export async function heardLarge(
  ask: () => Promise<Reply>,
): Promise<{ readonly body: unknown; readonly memoryBytes: number }> {
  const taken = (): number => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = taken();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, taken());
  }, 5);
  const reply = await ask();
  clearInterval(watch);
  return { body: isComplete(reply) ? reply.body : reply, memoryBytes: Math.max(most, taken()) - before };
}
