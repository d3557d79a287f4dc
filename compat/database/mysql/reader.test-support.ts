import { openParser } from './parser.ts';
import { replayBoth, resolveAll } from './read-schemas.ts';
import type { Reader } from './reader.ts';

/** The reader without its process: the texts of tests need none. */
export async function readerInPlace(): Promise<Reader> {
  const parser = await openParser();
  return {
    replay: async (ask) => replayBoth(ask, parser),
    resolve: async (ask) => resolveAll(ask, parser),
    close: () => {},
  };
}
