import type { Ground } from '../preconditions/ground.ts';
import { objectsIn } from '../preconditions/schema-object.ts';
import type { MysqlParser } from './parser.ts';
import { modelOf } from './replay/model-of.ts';
import { replay } from './replay/replay.ts';
import { emptyState } from './replay/state.ts';

/** A replay in memory, where no server is at hand: what asks for rows stays without an answer. */
export function textGround(parser: MysqlParser): Ground {
  let state = emptyState();
  return {
    dialect: 'mysql',
    // What the replay refuses here it refuses again where it counts.
    apply: async (migrations) => replay(state, migrations, { parser, isLenient: true }),
    objects: async () => objectsIn(modelOf(state)),
    reset: async () => void (state = emptyState()),
  };
}
