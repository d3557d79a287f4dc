/** Replays a history in memory: what a MySQL server would make of it, as far as its text tells. */
import { HarnessError } from '../../../../reports/index.ts';
import type { SchemaModel } from '../../model.ts';
import type { Migration } from '../../read/migration.ts';
import type { Name } from '../../model.ts';
import type { MysqlParser } from '../parser.ts';
import { splitStatements } from '../split-statements.ts';
import { modelOf } from './model-of.ts';
import { MysqlRefusal } from './state.ts';
import type { EventState, RoutineState, SchemaState, TriggerState, ViewState } from './state.ts';
import { replayStatement, tableIn } from './statements.ts';

/** A statement whose effect on the schema is not known. */
export interface UnreadStatement {
  readonly file: string;
  readonly line: number;
  /** On one line, cut after 200 characters. */
  readonly statement: string;
  /** The table that it names, as far as its words tell. */
  readonly table: Name;
}

export interface Replayed {
  readonly model: SchemaModel;
  readonly triggers: readonly TriggerState[];
  readonly views: readonly ViewState[];
  readonly routines: readonly RoutineState[];
  readonly events: readonly EventState[];
  readonly unread: readonly UnreadStatement[];
}

/**
 * Continues a state with more migrations.
 *
 * @throws {HarnessError} `migration-failed` with file, line and error number, where a server would refuse a
 *   statement. After one that could not be read a refusal proves nothing, and counts as unread too; so does each
 *   when `isLenient`.
 */
export function replay(
  state: SchemaState,
  migrations: readonly Migration[],
  { parser, isLenient = false }: { readonly parser: MysqlParser; readonly isLenient?: boolean },
): Replayed {
  const unread: UnreadStatement[] = [];
  for (const { name: file, sql } of migrations) {
    for (const { text, line } of splitStatements(sql)) {
      const statement = oneLine(text);
      const table = tableIn(text, state.using);
      if (
        !isRead(
          { state, text, parser },
          { where: `${file}:${line}`, mayRefuse: isLenient || unread.length > 0 },
        )
      ) {
        unread.push({ file, line, statement, table });
      }
    }
  }
  const copy = structuredClone({
    triggers: [...state.triggers.values()],
    views: [...state.views.values()],
    routines: [...state.functions.values()],
    events: [...state.events.values()],
  });
  return { model: modelOf(state), ...copy, unread };
}

function isRead(
  { state, text, parser }: { state: SchemaState; text: string; parser: MysqlParser },
  { where, mayRefuse }: { where: string; mayRefuse: boolean },
): boolean {
  try {
    return replayStatement(state, text, parser);
  } catch (error) {
    if (!(error instanceof MysqlRefusal)) throw error;
    if (mayRefuse) return false;
    throw new HarnessError('migration-failed', {
      what: `The migration failed: ${error.errno} ${error.message} in: ${oneLine(text)}`,
      where,
      todo: 'Correct the migration, or leave it out of the history.',
    });
  }
}

export function oneLine(sql: string): string {
  const flat = sql.replace(/\s+/g, ' ').trim();
  return flat.length > 200 ? `${flat.slice(0, 200)} …` : flat;
}
