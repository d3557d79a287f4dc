import { settle } from '../preconditions/settle.ts';
import { openParser } from './parser.ts';
import { replayBoth, resolveAll } from './read-schemas.ts';
import type { Reader } from './reader.ts';
import { textGround } from './text-ground.ts';

/** The reader without its process: the texts of tests need none. */
export async function readerInPlace(): Promise<Reader> {
  const parser = await openParser();
  return {
    replay: async (ask) => replayBoth(ask, parser),
    settle: (ask) => settle(ask, textGround(parser)),
    resolve: async (ask) => resolveAll(ask, parser),
    close: () => {},
  };
}
