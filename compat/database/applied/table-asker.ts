/** Asks one database; it cannot write. */
export interface TableAsker {
  /** Quoted names of the tables of this name that the role may see. */
  tablesNamed(table: string): Promise<readonly string[]>;
  /** Rows of a query that a layout wrote, all values as text. */
  rows(sql: string): Promise<readonly Readonly<Record<string, string | null>>[]>;
  close(): Promise<void>;
}
