/** A body that is too large to keep, and the memory that hearing it takes. */
import { createHash } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
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

/** The body of the reply, and the most memory that was held meanwhile beyond that before, bytes; garbage does not count. */
export async function heardLarge(
  ask: () => Promise<Reply>,
): Promise<{ readonly body: unknown; readonly memoryBytes: number }> {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const taken = (): number => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  // A collection takes long; it is asked for only where garbage may have added up.
  const held = (before: number): number => {
    if (taken() - before > largeBytes / 3) collectGarbage();
    return taken() - before;
  };
  const before = taken();
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, held(before));
  }, 5);
  const reply = await ask();
  clearInterval(watch);
  return { body: isComplete(reply) ? reply.body : reply, memoryBytes: Math.max(most, held(before)) };
}
