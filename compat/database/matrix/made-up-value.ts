import { sampleValue } from '../engine/insert.ts';
import type { Session } from '../engine/session.ts';

/** What must be known of a type to write a value of it. */
export interface ValueType {
  readonly type: string;
  /** Letter of `pg_type.typcategory`, of the type below a domain. */
  readonly category: string;
  /** Of an enum, in order. */
  readonly labels: readonly string[];
  /** The same of what an array holds. */
  readonly element: Omit<ValueType, 'element'> | null;
}

/**
 * A literal of the type: `words` for a text, another label of an enum each round. Equal types get equal values, so
 * that made-up keys meet made-up rows.
 */
export function madeUpValue(of: ValueType, words: string, round = 0): string {
  const { element, type } = of;
  return element === null
    ? sampleValue(of, words, round)
    : `ARRAY[${sampleValue(element, words, round)}]::${type}`;
}

/** Reads types by their names, as `format_type` writes them; those that are no types are left out. */
export async function readValueTypes(
  db: Session,
  names: readonly string[],
): Promise<ReadonlyMap<string, ValueType>> {
  const labels = (type: string): string =>
    `ARRAY(SELECT enumlabel FROM pg_enum WHERE enumtypid = ${type}.oid ORDER BY enumsortorder)::text[]`;
  const { rows } = await db.query<ValueType>(
    `SELECT asked.name AS type, b.typcategory::text AS category, ${labels('b')} AS labels,
       CASE WHEN b.typcategory = 'A' THEN json_build_object('type', format_type(e.oid, NULL),
         'category', e.typcategory::text, 'labels', ${labels('e')}) END AS element
     FROM unnest($1::text[]) AS asked(name)
     JOIN pg_type t ON t.oid = to_regtype(asked.name)
     JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
     LEFT JOIN pg_type e ON e.oid = b.typelem`,
    [[...new Set(names)]],
  );
  return new Map(rows.map((row) => [row.type, row]));
}
