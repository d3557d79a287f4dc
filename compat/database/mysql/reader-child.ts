/** The process in which histories and queries are parsed. It is killed when it takes too long; see `reader.ts`. */
import { answerParent } from '../../child-protocol.ts';
import { settle } from '../preconditions/settle.ts';
import { openParser } from './parser.ts';
import { replayBoth, resolveAll } from './read-schemas.ts';
import type { Ask } from './reader-messages.ts';
import { textGround } from './text-ground.ts';

answerParent(async (message) => {
  const ask = message as Ask;
  const parser = await openParser();
  if (ask.kind === 'settle') return settle(ask, textGround(parser));
  return ask.kind === 'replay' ? replayBoth(ask, parser) : resolveAll(ask, parser);
});
