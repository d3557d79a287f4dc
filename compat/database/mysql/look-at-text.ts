import { filledBy } from './read-schemas.ts';
import type { Reader } from './reader.ts';
import type { MysqlInputs } from './inputs.ts';
import { counted, someOf } from '../wording.ts';
import type { Body } from '../matrix/body.ts';
import type { Replayed } from './replay/replay.ts';
import { viewBody } from './view-body.ts';
import type { Seen } from './seen.ts';
import { foreseeInsert } from './trial-insert.ts';

async function viewBodies(reader: Reader, { model, views }: Replayed): Promise<Body[]> {
  const queries = views.map(({ query }) => query);
  const resolved = await reader.resolve({ queries, schema: model, triggers: [] });
  return views.map(({ schema, name, query }, i) => {
    const plan = resolved[i]?.plan;
    return viewBody({ schema, name }, query, plan?.works === false ? plan.error : undefined);
  });
}

/** Looks at both schemas without a server: histories are replayed in memory, names of queries are looked up. */
export async function lookAtText(reader: Reader, inputs: MysqlInputs): Promise<Seen> {
  const { baseline, added, candidate, queries } = inputs;
  const { before, after } = await reader.replay({
    baseline,
    candidate: added ?? candidate,
    continues: added !== undefined,
  });
  const filled = filledBy(after.triggers, after.model);
  const places = before.unread.map(({ file, line }) => `${file}:${line}`);
  const what = counted(places.length, ['statement', 'statements']);
  return {
    before: before.model,
    after: after.model,
    onOld: await reader.resolve({ queries, schema: before.model, triggers: before.triggers }),
    onNew: await reader.resolve({ queries, schema: after.model, triggers: after.triggers }),
    unread: after.unread.map((statement) => ({ kind: 'statement-unread', ...statement })),
    copied: [],
    filled: [],
    rowFaults: [],
    bodies: { before: await viewBodies(reader, before), after: await viewBodies(reader, after) },
    remarks: [
      'MySQL was read without a server: names, types and keys count; what only a server knows does not. Name a scratch server as the engine to know more.',
      ...(places.length === 0
        ? []
        : [
            `The old schema may differ from what was read: ${what} of the baseline could not be read: ${someOf(places)}.`,
          ]),
    ],
    tryInserts: async (trials) => trials.map((trial) => foreseeInsert(trial, after.model, filled)),
  };
}
