/** Reads histories and queries by their text alone. Pure; runs in a process that can be killed. */
import { NameSpace } from './queries/name-space.ts';
import { resolveQuery } from './queries/resolve.ts';
import type { Resolved } from './queries/resolve.ts';
import type { MysqlParser } from './parser.ts';
import type { Conversation, ReplayAsk, ResolveAsk } from './reader-messages.ts';
import { replay } from './replay/replay.ts';
import { emptyState } from './replay/state.ts';
import type { TriggerState } from './replay/state.ts';
import { tableKey } from './names.ts';
import type { SchemaModel } from '../model.ts';

export function replayBoth(
  { baseline, candidate, continues, isLenient = false }: ReplayAsk,
  parser: MysqlParser,
): Conversation['replay']['answer'] {
  const state = emptyState();
  const before = replay(state, baseline, { parser, isLenient });
  // What was not read before is not known afterwards either, but it is no part of the change.
  const after = replay(continues ? state : emptyState(), candidate, { parser, isLenient });
  return { before, after };
}

export function resolveAll({ queries, schema, triggers }: ResolveAsk, parser: MysqlParser): Resolved[] {
  const names = new NameSpace(schema);
  const given = { parser, filledByTriggers: filledBy(triggers, schema) };
  return queries.map((sql) => resolveQuery(sql, names, given));
}

/** `table.column` in lower case of each column that a BEFORE INSERT trigger sets by name. */
export function filledBy(triggers: readonly TriggerState[], { tables }: SchemaModel): ReadonlySet<string> {
  const columns = triggers
    .filter(({ beforeInsert }) => beforeInsert)
    .flatMap(({ table, body }) => {
      const set = new Set(
        [...body.matchAll(/\bnew\s*\.\s*`?([\w$]+)`?\s*:?=/gi)].map(([, column = '']) =>
          column.toLowerCase(),
        ),
      );
      const known = tables.find((item) => tableKey(item) === tableKey(table))?.columns ?? [];
      return known
        .filter(({ name }) => set.has(name.toLowerCase()))
        .map(({ name }) => `${tableKey(table)}.${name}`.toLowerCase());
    });
  return new Set(columns);
}
