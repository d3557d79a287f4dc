/** How far the counters of AUTO_INCREMENT columns are. */
import type { LiveFacts, SequenceState } from '../../data/live-facts.ts';
import type { TextRow } from '../../engine/messages.ts';
import type { SchemaModel } from '../../model.ts';
import { ownSchema, sameColumn } from '../names.ts';
import { canonicalType, parseType, rangeOf } from '../type.ts';

export const autoIncrements = `
  SELECT t.table_name AS owner, c.column_name AS name, c.column_type AS type, t.auto_increment AS next
  FROM information_schema.tables t JOIN information_schema.columns c
    ON c.table_schema = t.table_schema AND c.table_name = t.table_name AND c.extra LIKE '%auto_increment%'
  WHERE t.table_schema = DATABASE() AND t.auto_increment IS NOT NULL ORDER BY t.table_name`;

/** A counter has its type's range, with the half below zero left out. */
export function counterOf({ owner, name, type, next }: TextRow): SequenceState {
  const table = { schema: ownSchema, name: owner ?? '' };
  return {
    ...table,
    column: { table, column: name ?? '' },
    last: Math.max(0, Number(next) - 1),
    max: largest(type ?? ''),
  };
}

/** What a database says of itself, with counters that must fit what the new schema makes of their columns too. */
export function factsWithin(facts: LiveFacts, after: SchemaModel): LiveFacts {
  return { ...facts, sequences: facts.sequences.map((counter) => withinBoth(counter, after)) };
}

function withinBoth(counter: SequenceState, { tables }: SchemaModel): SequenceState {
  const { column } = counter;
  const type = tables
    .find(({ schema, name }) => schema === counter.schema && name === counter.name)
    ?.columns.find(({ name }) => column !== null && sameColumn(name, column.column))?.type;
  return type === undefined ? counter : { ...counter, max: Math.min(counter.max, largest(type)) };
}

function largest(type: string): number {
  const range = rangeOf(parseType(canonicalType(type)));
  // Counters of FLOAT and DOUBLE columns end where numbers are no longer exact.
  return range === undefined ? Number.MAX_SAFE_INTEGER : Number(range[1]);
}
