import { counted } from '../../../reports/index.ts';
import { asServerReads, versionRemark } from './by-version.ts';
import { filledBy } from './read-schemas.ts';
import type { Reader } from './reader.ts';
import type { MysqlInputs } from './inputs.ts';
import { someOf } from '../wording.ts';
import type { Body } from '../matrix/body.ts';
import { copiedByText } from './locks/copied-by-text.ts';
import { withTriggerFaults } from './bodies/trigger-faults.ts';
import { planBodies, storedTexts } from './bodies/plan-bodies.ts';
import { unreadCode } from './queries/resolve.ts';
import type { Resolved } from './queries/resolve.ts';
import type { Replayed } from './replay/replay.ts';
import { viewBody } from './view-body.ts';
import type { Seen } from './seen.ts';
import { foreseeInsert } from './trial-insert.ts';

async function bodiesOf(reader: Reader, read: Replayed): Promise<Body[]> {
  const ask = { schema: read.model, triggers: read.triggers };
  const plan = async (queries: readonly string[]) => {
    const resolved = await reader.resolve({ ...ask, queries });
    return resolved.map((found) => (found.plan.works || isUnread(found) ? undefined : found.plan.error));
  };
  const kept = await planBodies(storedTexts(read), read.model, plan);
  return [...(await viewBodies(reader, read)), ...kept];
}

/** The parser does not know it; a server may. */
function isUnread({ plan }: Resolved): boolean {
  return !plan.works && plan.error.code === unreadCode;
}

async function viewBodies(reader: Reader, { model, views }: Replayed): Promise<Body[]> {
  const queries = views.map(({ query }) => query);
  const resolved = await reader.resolve({ queries, schema: model, triggers: [] });
  return views.map(({ schema, name, query }, i) => {
    const plan = resolved[i]?.plan;
    return viewBody({ schema, name }, query, plan?.works === false ? plan.error : undefined);
  });
}

async function answers(
  reader: Reader,
  queries: readonly string[],
  { model, triggers }: Replayed,
  bodies: readonly Body[],
): Promise<readonly Resolved[]> {
  const resolved = await reader.resolve({ queries, schema: model, triggers });
  return withTriggerFaults(queries, resolved, { triggers, bodies });
}

/** Looks at both schemas without a server: histories are replayed in memory, names of queries are looked up. */
export async function lookAtText(reader: Reader, inputs: MysqlInputs): Promise<Seen> {
  const { baseline, added, candidate, queries, target } = inputs;
  const { before, after } = await reader.replay({
    baseline,
    candidate: added ?? candidate,
    continues: added !== undefined,
  });
  const bodies = { before: await bodiesOf(reader, before), after: await bodiesOf(reader, after) };
  const filled = filledBy(after.triggers, after.model);
  const places = before.unread.map(({ file, line }) => `${file}:${line}`);
  const what = counted(places.length, ['statement', 'statements']);
  return {
    before: asServerReads(before.model, target),
    after: asServerReads(after.model, target),
    onOld: await answers(reader, queries, before, bodies.before),
    onNew: await answers(reader, queries, after, bodies.after),
    unread: after.unread.map((statement) => ({ kind: 'statement-unread', ...statement })),
    copied: added === undefined ? [] : copiedByText(added, before.model, target),
    filled: [],
    rowFaults: [],
    bodies,
    remarks: [
      'MySQL was read without a server: names, types and keys count; what only a server knows does not.',
      versionRemark(target),
      ...(places.length === 0
        ? []
        : [
            `The old schema may differ from what was read: ${what} of the baseline could not be read: ${someOf(places)}.`,
          ]),
    ],
    tryInserts: async (trials) => trials.map((trial) => foreseeInsert(trial, after.model, filled)),
  };
}
