/** The one connection to a scratch PostgreSQL, whichever engine it is. */
export interface Session {
  /** Runs statements without parameters. Rejects with what the server says; see `server-error.ts`. */
  exec(sql: string): Promise<unknown>;
  /** Runs one statement. Numbers of 64 bits come as text: cast what is read as a number to `int4`. */
  query<Row>(sql: string, parameters?: unknown[]): Promise<Rows<Row>>;
  /** Names of the columns that a statement gives, without running it. */
  describeQuery(sql: string): Promise<{ resultFields: { name: string }[] }>;
}

export interface Rows<Row> {
  readonly rows: Row[];
}
