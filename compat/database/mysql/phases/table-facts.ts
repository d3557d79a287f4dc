/** Describes the table of a change on a scratch MySQL. */
import { namesOf } from '../../phases/column-change.ts';
import type { ColumnChange } from '../../phases/column-change.ts';
import { mixedTexts } from '../../phases/tried-table.ts';
import type { TableFacts, TriedColumn } from '../../phases/tried-table.ts';
import type { ColumnModel, SchemaModel } from '../../model.ts';
import { quoteBackticks, quotePath, tableKey } from '../names.ts';
import { quoteText } from '../proofs/literal.ts';
import { boundaryValues } from '../rollback/boundary-values.ts';
import { otherValue } from '../rollback/try-rows.ts';
import type { MysqlSession } from '../server/connection.ts';
import { sampleValue } from '../server/insert-trial.ts';
import { lengthOf, parseType } from '../type.ts';

const timeoutMs = 30_000;

export interface MysqlFacts extends TableFacts {
  /** Statements that make the table again as it is, and empty. */
  readonly anew: readonly string[];
}

/** Undefined where there is no such table. */
export async function tableFacts(
  session: MysqlSession,
  change: ColumnChange,
  schema: SchemaModel,
): Promise<MysqlFacts | undefined> {
  const model = schema.tables.find((table) => tableKey(table) === tableKey(change.table));
  if (model === undefined) return undefined;
  const table = quotePath(change.table);
  const created = await shown(session, `TABLE ${table}`, 'Create Table');
  const triggers = await namesIn(
    session,
    `SELECT trigger_name AS name FROM information_schema.triggers
      WHERE trigger_schema = DATABASE() AND event_object_table = ${quoteText(change.table.name)} ORDER BY action_order`,
  );
  const triggersOn: string[] = [];
  for (const name of triggers)
    triggersOn.push(await shown(session, `TRIGGER ${quoteBackticks(name)}`, 'SQL Original Statement'));
  return {
    columns: model.columns.filter(({ generated }) => !generated).map((column) => tried(column, change)),
    names: model.columns.map(({ name }) => name),
    hasTriggers: triggers.length > 0,
    emptied: [`DELETE FROM ${table}`],
    triggersOff: triggers.map((name) => `DROP TRIGGER ${quoteBackticks(name)}`),
    triggersOn,
    overriding: '',
    reads: await workingViews(session),
    anew: [`DROP TABLE ${table}`, created, ...triggersOn],
  };
}

async function shown(session: MysqlSession, what: string, column: string): Promise<string> {
  const [row] = await session.rows(`SHOW CREATE ${what}`, timeoutMs);
  return row?.[column] ?? '';
}

async function namesIn(session: MysqlSession, sql: string): Promise<string[]> {
  return (await session.rows(sql, timeoutMs)).map(({ name }) => name ?? '');
}

/** A select from each view that does not fail already. */
async function workingViews(session: MysqlSession): Promise<string[]> {
  const names = await namesIn(
    session,
    'SELECT table_name AS name FROM information_schema.views WHERE table_schema = DATABASE() ORDER BY 1',
  );
  const selects = names.map((name) => `SELECT 1 FROM ${quoteBackticks(name)} LIMIT 0`);
  const works = await Promise.all(
    selects.map((sql) =>
      session.rows(sql, timeoutMs).then(
        () => true,
        () => false,
      ),
    ),
  );
  return selects.filter((_, i) => works[i]);
}

function tried(column: ColumnModel, { old, new: made, samples }: ColumnChange): TriedColumn {
  const { name, type, notNull, default: value, identity } = column;
  const isChanged = namesOf([...old, ...made]).includes(name);
  const [first, other = first] = (samples?.[name] ?? []).map(quoteText);
  const text = textMax(type);
  const words = text === undefined || !isChanged ? undefined : quoteText('seaworthy'.slice(0, text));
  const usual = words ?? sampleValue(type);
  const mixed = text === undefined ? [] : mixedTexts.map(([sql, kind]) => ({ sql: quoteText(sql), kind }));
  return {
    name,
    due: notNull && value === null && identity === null,
    always: false,
    first: first ?? usual,
    other: other ?? otherValue(type) ?? usual,
    edges: [...boundaryValues(type), ...mixed],
  };
}

/** In characters; undefined for what is no text. */
function textMax(type: string): number | undefined {
  const length = lengthOf(parseType(type));
  return length?.kind === 'text' ? length.max : undefined;
}
