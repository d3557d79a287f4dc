/** What a query names, as far as its text says. The only file that imports node-sql-parser. */

export interface QueryShape {
  /** False when the parser does not know the query; the lists are then empty. */
  readonly known: boolean;
  /** Tables that it reads, schema first where it is written. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** It takes all columns of a table, whatever they are. */
  readonly takesAllColumns: boolean;
  /** It inserts without saying into which columns. */
  readonly insertsUnnamed: boolean;
}

const unknown: QueryShape = {
  known: false,
  reads: [],
  writes: [],
  takesAllColumns: false,
  insertsUnnamed: false,
};

/** Never throws: the parser knows about three of four PostgreSQL queries, and the engine judges all of them. */
export async function shapeOf(sql: string): Promise<QueryShape> {
  const { default: parsers } = await import('node-sql-parser/build/postgresql.js');
  try {
    const { tableList, columnList } = new parsers.Parser().parse(sql, { database: 'postgresql' });
    // Entries read `select::schema::table` and `select::table::column`; `null` stands for what is not written.
    const tables = tableList.map((entry) => entry.split('::'));
    const named = (wanted: (verb: string) => boolean): string[] =>
      tables
        .filter(([verb = '']) => wanted(verb))
        .map(([, schema, table = '']) => (schema === 'null' ? table : `${schema}.${table}`));
    return {
      known: true,
      reads: named((verb) => verb === 'select'),
      writes: named((verb) => verb !== 'select'),
      takesAllColumns: columnList.some((entry) => /^select::.*::\(\.\*\)$/.test(entry)),
      insertsUnnamed: columnList.some((entry) => /^insert::.*::\(\.\*\)$/.test(entry)),
    };
  } catch {
    return unknown;
  }
}
