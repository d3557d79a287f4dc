import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { capturePaths } from '../capture-paths.ts';

/** Less is read by one thread before others have started and are warm. */
const bytesMin = 64 * 1024 * 1024;
/** What a byte of a packed log unpacks to, about. */
const packedRatio = 8;
/** One thread can cut lines for so many. */
const threadsMax = 8;

/** How many threads reading these files is worth. */
export async function threadsFor(files: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const path of await capturePaths(files)) {
    // what is not there is refused where it is opened
    const { size } = await stat(path).catch(() => ({ size: 0 }));
    bytes += /\.(?:gz|zst)$/.test(path) ? size * packedRatio : size;
  }
  return bytes < bytesMin ? 1 : Math.min(threadsMax, availableParallelism());
}
