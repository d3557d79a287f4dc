/** The process in which PostgreSQL runs. It is killed when it takes too long; see `engine.ts` for the other end. */
import { answerParent } from '../../child-protocol.ts';
import { HarnessError } from '../../../reports/index.ts';
import { snapshot } from './catalog.ts';
import { tryInsert } from './insert.ts';
import { carryOut } from '../matrix/carry-out.ts';
import { keepPrepared, useKept } from '../matrix/kept.ts';
import { planBodies } from '../matrix/plan-bodies.ts';
import type { Answer, Ask, Conversation, TextRow } from './messages.ts';
import { planQuery } from './plan.ts';
import { shapeOf } from '../queries/shape.ts';
import { tryRows } from '../rollback/try-rows.ts';
import { openScratch } from './open-scratch.ts';
import type { Scratch } from './scratch.ts';
import type { Session } from './session.ts';
import { watchMigrations } from './watch.ts';

let scratch: Scratch | undefined;

const answers: { [Kind in keyof Conversation]: (ask: Conversation[Kind]['ask']) => Promise<Answer<Kind>> } = {
  async open({ target, history }) {
    scratch ??= openScratch(target, history);
    await scratch.empty(target);
    return null;
  },
  apply: ({ migrations, rows }) => opened().apply(migrations, rows),
  watch: ({ migrations }) => watchMigrations(database(), migrations),
  standIns: () => opened().standIns(),
  snapshot: () => snapshot(database()),
  plan: ({ queries, role }) => each(queries, (sql) => planQuery(database(), sql, role)),
  carryOut: ({ queries, role }) => carryOut(database(), queries, role),
  async keep({ queries }) {
    await keepPrepared(database(), queries);
    return null;
  },
  useKept: ({ queries }) => useKept(database(), queries),
  bodies: () => planBodies(database()),
  async settle() {
    await scratch?.settle();
    return null;
  },
  shapes: ({ queries }) => each(queries, shapeOf),
  tryRows: ({ trial }) => tryRows(database(), trial),
  insert: ({ trials }) => each(trials, (trial) => tryInsert(database(), trial)),
  rows: async ({ sql }) => (await database().query<TextRow>(sql)).rows,
};

const startsItself: ReadonlySet<keyof Conversation> = new Set(['open', 'apply', 'settle']);

answerParent(async (message) => {
  const ask = message as Ask;
  // What is applied first may be there already, further on than an empty database.
  if (!startsItself.has(ask.kind)) await opened().start();
  return (answers[ask.kind] as (ask: Ask) => Promise<unknown>)(ask);
});

function opened(): Scratch {
  if (scratch === undefined) throw new HarnessError('engine-failed', { what: 'The engine was not opened.' });
  return scratch;
}

function database(): Session {
  return opened().session();
}

/** One after the other: there is one session only. */
async function each<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
