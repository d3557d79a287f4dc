/** Where the queries of each kind of source went, for the report. Pure. */
import { counted, type Notice, type Report } from '../../../reports/index.ts';
import { failureOn } from '../matrix/failure.ts';
import { someOf } from '../wording.ts';
import type { QueryLedger } from './collect.ts';
import type { PlannedQuery } from './planned.ts';

export type Age = 'old' | 'new';

/** The queries of one release, planned, and where their texts went before. */
export interface QuerySet {
  readonly age: Age;
  readonly queries: readonly PlannedQuery[];
  readonly ledgers: readonly QueryLedger[];
}

type Table = NonNullable<Report['tables']>[number];

/** A source that loses so much of what it found says so, where it found enough to tell. */
const lostShareMax = 0.4;
const foundMin = 5;

interface Losses {
  readonly source: string;
  readonly found: number;
  readonly repeated: number;
  readonly planned: number;
  /** Why others prove nothing, with how many. */
  readonly unusable: ReadonlyMap<string, number>;
}

/** Found, repeated, planned and unusable of each kind of source; undefined where no queries were given. */
export function ledgerTable(sets: readonly QuerySet[]): Table | undefined {
  const rows = sets.flatMap((set) =>
    lossesOf(set).map(({ source, found, repeated, planned, unusable }) => [
      source,
      set.age,
      found,
      repeated,
      planned,
      found - repeated - planned,
      reasonsText(unusable) || null,
    ]),
  );
  const columns = ['source', 'code', 'found', 'repeated', 'planned', 'unusable', 'why'];
  const isBrief = sets.some((set) => lossesOf(set).some(({ unusable }) => unusable.size > 0));
  return rows.length === 0
    ? undefined
    : { name: 'where queries were found', tool: 'compat', columns, rows, isBrief };
}

/** Queries that fail on the schema of their own release, and sources that lost too much. */
export function queryNotices(sets: readonly QuerySet[]): Notice[] {
  return sets.flatMap((set) => [
    ...brokenNotice(set),
    ...refusedNotice(set),
    ...lossesOf(set).flatMap((one) => lostNotice(set.age, one)),
  ]);
}

function brokenNotice({ age, queries }: QuerySet): Notice[] {
  const broken = queries.filter((query) => faultOf(query, age) !== undefined);
  if (broken.length === 0) return [];
  const names = broken.map((query) => `${query.name} (${faultOf(query, age)})`);
  const what = counted(broken.length, [`${age} query fails`, `${age} queries fail`]);
  const message = `${what} on the ${age} schema already, which proves nothing: ${someOf(names)}.`;
  return [{ kind: 'info', message }];
}

/** The other schema is not asked of them: it would refuse them too, and no longer for what changed. */
function refusedNotice({ age, queries }: QuerySet): Notice[] {
  const names = queries.flatMap((query) => {
    const failure = failureOn(query, age);
    return failure?.step === 'write' ? [`${query.name} (${failure.error.code})`] : [];
  });
  if (names.length === 0) return [];
  const what = counted(names.length, [`${age} write is refused`, `${age} writes are refused`]);
  const message = `${what} with made-up values on the ${age} schema already, and not compared further: ${someOf(names)}.`;
  return [{ kind: 'info', message }];
}

function lostNotice(age: Age, { source, found, repeated, planned, unusable }: Losses): Notice[] {
  const different = found - repeated;
  const lost = different - planned;
  if (different < foundMin || lost < different * lostShareMax) return [];
  const share = Math.round((100 * lost) / different);
  const message = `${source}: ${lost} of ${different} ${age} queries (${share} %) prove nothing: ${reasonsText(unusable)}.`;
  return [{ kind: 'info', message }];
}

/** SQLSTATE of a query on the schema of its own release. */
function faultOf({ onOld, onNew }: PlannedQuery, age: Age): string | undefined {
  const plan = age === 'old' ? onOld : onNew;
  return plan.works ? undefined : plan.error.code;
}

function lossesOf({ age, queries, ledgers }: QuerySet): Losses[] {
  return ledgers.map(({ foundIn, found, repeated, setAside }) => {
    const own = queries.filter((query) => query.foundIn === foundIn);
    const unusable = new Map(Object.entries(setAside));
    for (const query of own) {
      const code = faultOf(query, age);
      if (code === undefined) continue;
      const reason = reasons[code] ?? code;
      unusable.set(reason, (unusable.get(reason) ?? 0) + 1);
    }
    const planned = own.filter((query) => faultOf(query, age) === undefined).length;
    return { source: foundIn, found, repeated, planned, unusable };
  });
}

/** What SQLSTATEs of planning say of a text that may be no query of this database. */
const reasons: Readonly<Record<string, string>> = {
  '42601': 'no SQL of this engine',
  '42P01': 'table unknown',
  '42703': 'column unknown',
  '42883': 'function unknown',
  '42704': 'type unknown',
  '3F000': 'schema unknown',
  '42P18': 'type of a parameter unknown',
  '42725': 'type of a parameter unknown',
};

function reasonsText(unusable: ReadonlyMap<string, number>): string {
  return [...unusable]
    .toSorted(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${count} ${reason}`)
    .join(', ');
}
