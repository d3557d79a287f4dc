/** Speaks with MySQL and MariaDB. The only file that imports mysql2. */
import type { Connection, ConnectionOptions, FieldPacket } from 'mysql2/promise';
import { HarnessError } from '../../../../reports/index.ts';
import type { TextRow } from '../../engine/messages.ts';
import { isMysql } from '../../read/source.ts';
import { withoutValues } from './mysql-error.ts';
import type { MysqlError } from './mysql-error.ts';

export interface ConnectOptions {
  /** `mysql://user@host:3306/database`, `?socket=PATH` for a local socket. It may hold a password and is never shown. */
  readonly url: string;
  /** What is connected to, as a sentence begins with it: `The live database`. */
  readonly what: string;
  readonly signal: AbortSignal;
}

/** One session. Errors are `MysqlError`s without values of rows. */
export interface MysqlSession {
  /** Rows of one statement, all values as text. */
  rows(sql: string, timeoutMs: number): Promise<TextRow[]>;
  /** Columns of the result of a statement that is prepared and not run. */
  describe(sql: string, timeoutMs: number): Promise<{ name: string; type: string }[]>;
  /** Prepares a statement on the server, which stays so until it is used. */
  keep(sql: string, timeoutMs: number): Promise<KeptStatement>;
  /** Ends it, at once where a statement is still running. */
  close(): Promise<void>;
}

export interface KeptStatement {
  /** Runs it with NULL for each parameter, and forgets it. */
  use(timeoutMs: number): Promise<void>;
}

const connectTimeoutMs = 10_000;

/** @throws {HarnessError} `usage` for an address that cannot be read, `target-unreachable` when there is no connection. */
export async function connect({ url, what, signal }: ConnectOptions): Promise<MysqlSession> {
  const options = connectionOptions(url, what);
  const { default: mysql } = await import('mysql2/promise');
  signal.throwIfAborted();
  const opening = mysql.createConnection(options);
  try {
    const connection = await within(opening, { timeoutMs: connectTimeoutMs + 1000, signal });
    // A lost connection rejects the statement that waits; without this it would end the process.
    connection.on('error', () => {});
    return sessionOver(connection, signal);
  } catch (error) {
    void opening.then((late) => late.destroy()).catch(() => {});
    signal.throwIfAborted();
    throw unreachable(url, what, error);
  }
}

function connectionOptions(url: string, what: string): ConnectionOptions {
  if (!isMysql(url) || !URL.canParse(url)) {
    throw new HarnessError('usage', {
      // The message must not repeat it, for it may hold a password.
      what: `The address of ${what.replace(/^The/, 'the')} cannot be read.`,
      todo: 'Write mysql://user@host:3306/database.',
    });
  }
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const socket = searchParams.get('socket');
  return {
    ...(socket === null ? { host: hostname, port: Number(port || 3306) } : { socketPath: socket }),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    ...(pathname.length > 1 && { database: decodeURIComponent(pathname.slice(1)) }),
    ...(searchParams.has('ssl') && { ssl: {} }),
    connectTimeout: connectTimeoutMs,
    connectAttributes: { program_name: 'seaworthy' },
    charset: 'utf8mb4',
    // A server must never be able to ask for files of this machine.
    flags: ['-LOCAL_FILES'],
    typeCast: (field) => field.string('utf8'),
  };
}

function sessionOver(connection: Connection, signal: AbortSignal): MysqlSession {
  let isBusy = false;
  const ask = async <T>(work: () => Promise<T>, timeoutMs: number): Promise<T> => {
    isBusy = true;
    try {
      const answer = await within(work(), { timeoutMs, signal });
      isBusy = false;
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      const said = mysqlError(error);
      // What the server itself refused leaves the session as it was.
      isBusy = said.code === 'ETIMEDOUT';
      throw said;
    }
  };
  return {
    rows: (sql, timeoutMs) =>
      ask(async () => {
        const [rows] = await connection.query(sql);
        return Array.isArray(rows) ? (rows as TextRow[]) : [];
      }, timeoutMs),
    describe: (sql, timeoutMs) =>
      ask(async () => {
        try {
          return columnsOf(await connection.prepare(sql));
        } finally {
          // Else the driver would answer from its own memory the next time, whatever the schema is by then.
          connection.unprepare(sql);
        }
      }, timeoutMs),
    keep: async (sql, timeoutMs) => {
      const statement = await ask(() => connection.prepare(sql), timeoutMs);
      return {
        use: (eachMs) =>
          ask(async () => {
            try {
              await statement.execute(parametersOf(statement).map(() => null));
            } finally {
              connection.unprepare(sql);
            }
          }, eachMs),
      };
    },
    close: async () => {
      if (isBusy || signal.aborted) connection.destroy();
      else await connection.end().catch(() => connection.destroy());
    },
  };
}

/** The driver keeps what the server told of the result, but its types do not say so. */
function columnsOf(prepared: object): { name: string; type: string }[] {
  const { columns } = (prepared as { statement: { columns?: readonly FieldPacket[] } }).statement;
  return (columns ?? []).map((column) => ({ name: column.name, type: typeOf(column) }));
}

function parametersOf(prepared: object): readonly unknown[] {
  return (prepared as { statement: { parameters?: readonly unknown[] } }).statement.parameters ?? [];
}

/** The wire type with what it depends on; equal for equal columns. */
function typeOf({ columnType, columnLength, decimals, flags }: FieldPacket): string {
  const unsigned = (Number(flags) & 32) === 0 ? '' : ' unsigned';
  return `${columnType}(${columnLength},${decimals})${unsigned}`;
}

function mysqlError(error: unknown): MysqlError & Error {
  const { errno, code, message, sqlMessage } = error as Error & {
    errno?: number;
    code?: string;
    sqlMessage?: string;
  };
  const said = {
    code: sqlMessage === undefined ? (code ?? 'unknown') : String(errno),
    message: sqlMessage ?? message,
  };
  // Each run has another name for its database; the message stays the same.
  const clean = withoutValues(said).replace(/`?seaworthy_scratch_[\da-f]+`?\./g, '');
  return Object.assign(new Error(clean), { code: said.code });
}

/** @throws the signal's reason; `ETIMEDOUT` when it takes too long. */
async function within<T>(
  work: Promise<T>,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<T> {
  signal.throwIfAborted();
  let timer: NodeJS.Timeout | undefined;
  let onAbort = (): void => {};
  const stopped = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    const late = (): void =>
      reject(Object.assign(new Error(`no answer within ${Math.round(timeoutMs)} ms`), { code: 'ETIMEDOUT' }));
    timer = setTimeout(late, Math.max(1, timeoutMs));
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

function unreachable(url: string, what: string, error: unknown): HarnessError {
  const { code, message } = mysqlError(error);
  const { host, username, password } = new URL(url);
  const secret = decodeURIComponent(password);
  const clean = message.replaceAll(url, '…');
  return new HarnessError('target-unreachable', {
    what: `${what} cannot be used: ${code} ${secret === '' ? clean : clean.replaceAll(secret, '…')}`,
    where: host,
    todo: `Check host, user (${decodeURIComponent(username) || 'none'}) and password.`,
  });
}
