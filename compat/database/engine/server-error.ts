/** What PostgreSQL says when it refuses a statement. */
export interface ServerError {
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  /** What the server names, for example in 23502 and 23505. */
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  /** The statements around it, innermost first, where a function or a DO block ran it. */
  readonly where?: string;
}

/** Reads the error of any driver; `XX000` where it has no code. */
export function serverError(error: unknown): ServerError {
  const said = error as Partial<ServerError> & { message: string };
  const { code = 'XX000', message, detail, schema, table, column, constraint, where } = said;
  return { code, message, detail, schema, table, column, constraint, where };
}

/** Its message without values of rows: class 22 quotes them; class 23 names tables and constraints only. */
export function withoutValues({ code, message }: ServerError): string {
  return code.startsWith('22') ? message.replace(/"[^]*"/, '"…"') : message;
}
