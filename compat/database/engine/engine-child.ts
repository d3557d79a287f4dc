/** The process in which PostgreSQL runs. It is killed when it takes too long; see `engine.ts` for the other end. */
import type { Session } from './session.ts';
import { answerParent } from '../../child-protocol.ts';
import { HarnessError } from '../../../reports/index.ts';
import { applyMigrations } from './apply.ts';
import { snapshot } from './catalog.ts';
import { tryInsert } from './insert.ts';
import type { Answer, Ask, Conversation, TextRow } from './messages.ts';
import { openPglite } from './pglite.ts';
import { planQuery } from './plan.ts';
import { shapeOf } from '../queries/shape.ts';
import { unsafeCalls } from './unsafe-calls.ts';

let opened: Session | undefined;

const answers: { [Kind in keyof Conversation]: (ask: Conversation[Kind]['ask']) => Promise<Answer<Kind>> } = {
  async open({ extensions, cacheFolder }) {
    opened = await openPglite(extensions, cacheFolder);
    return null;
  },
  apply: ({ migrations, rows }) => applyMigrations(database(), migrations, rows),
  snapshot: () => snapshot(database()),
  plan: ({ queries }) => each(queries, (sql) => planQuery(database(), sql)),
  shapes: ({ queries }) => each(queries, shapeOf),
  insert: ({ trials }) => each(trials, (trial) => tryInsert(database(), trial)),
  rows: async ({ sql }) => (await database().query<TextRow>(sql)).rows,
  unsafeCalls: ({ expressions }) => each(expressions, (expression) => unsafeCalls(database(), expression)),
  async reset() {
    await forgetAll(database());
    return null;
  },
};

answerParent((message) => {
  const ask = message as Ask;
  return (answers[ask.kind] as (ask: Ask) => Promise<unknown>)(ask);
});

function database(): Session {
  if (opened === undefined) throw new HarnessError('engine-failed', { what: 'The engine was not opened.' });
  return opened;
}

/** One after the other: there is one session only. */
async function each<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

async function forgetAll(db: Session): Promise<void> {
  await db.exec(`
    DO $$ DECLARE s text; BEGIN
      FOR s IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
      LOOP EXECUTE format('DROP SCHEMA %I CASCADE', s); END LOOP;
      FOR s IN SELECT rolname FROM pg_roles WHERE oid >= 16384
      LOOP EXECUTE format('DROP OWNED BY %I CASCADE', s); EXECUTE format('DROP ROLE %I', s); END LOOP;
    END $$;
    CREATE SCHEMA public`);
}
