/** What MySQL says when it refuses a statement. */
export interface MysqlError {
  /** Its error number; the name of the failure where the server said nothing. */
  readonly code: string;
  readonly message: string;
}

/** Errors of values that do not fit: rows are the cause, and another schema or other rows would do. */
const ofRows = new Set([
  '1048',
  '1062',
  '1138',
  '1264',
  '1265',
  '1292',
  '1364',
  '1366',
  '1406',
  '1411',
  '1452',
  '1526',
  '1690',
  '3819',
  '4025',
  '4078',
]);

export function isOfRows({ code }: MysqlError): boolean {
  return ofRows.has(code);
}

/** Errors that quote a value of a row; the first quotes hold it. */
const quoting = new Set(['1062', '1264', '1265', '1292', '1366', '1411', '1525', '1690']);

/** Its message without values of rows. */
export function withoutValues({ code, message }: MysqlError): string {
  return quoting.has(code) && !/^(?:Out of range value|Data truncated) for column/.test(message)
    ? message.replace(/'[^]*?'(?= (?:for|in|at|to)|$)/, "'…'")
    : message;
}

export function asMysqlError(error: unknown): MysqlError {
  const { code = 'unknown', message } = error as { code?: string; message: string };
  return { code, message };
}
