/** What PostgreSQL says when it refuses a statement. */
export interface ServerError {
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  /** Column that the server names, for example in 23502. */
  readonly column?: string;
}

/** Reads the error of any driver; `XX000` where it has no code. */
export function serverError(error: unknown): ServerError {
  const { code = 'XX000', message, detail, column } = error as Partial<ServerError> & { message: string };
  return { code, message, detail, column };
}
