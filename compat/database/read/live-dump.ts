/** Asks pg_dump for the schema of a running database. The only file that runs it. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HarnessError } from '../../../reports/index.ts';
import { shownSource } from './source.ts';

export interface DumpLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Another program than the `pg_dump` of the PATH. */
  readonly program?: string;
}

const bytesMax = 256 * 1024 * 1024;

/** How long pg_dump may wait for the shared locks that reading a catalog takes. */
const lockTimeoutMs = 5000;

/**
 * The schema of a database as `pg_dump --schema-only` writes it, which reads in one read-only transaction.
 *
 * @throws {HarnessError} `engine-missing` without a pg_dump that is as new as the server, `usage` for an
 *   unreadable address, `target-unreachable`, `timeout`.
 */
export async function dumpLive(url: string, limits: DumpLimits): Promise<string> {
  const { address, password } = readAddress(url);
  // The password goes through a file of our own: arguments and environment can be read by others.
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy-'));
  try {
    const passFile = join(folder, 'pass');
    if (password !== undefined) {
      const escaped = password.replace(/[\\:]/g, '\\$&');
      await writeFile(passFile, `*:*:*:*:${escaped}\n`, { mode: 0o600 });
      address.searchParams.set('passfile', passFile);
    }
    // What URLSearchParams writes for a space is a plus sign to pg_dump.
    address.search = address.search.replaceAll('+', '%20');
    const args = ['--schema-only', '--encoding=UTF8', '--no-password', '--no-tablespaces'];
    args.push('--no-publications', '--no-subscriptions', '--no-security-labels');
    args.push(`--lock-wait-timeout=${lockTimeoutMs}`, `--dbname=${address.href}`);
    const outcome = await run(args, limits);
    if (outcome.code === 0) return outcome.output;
    throw failed(url, password, outcome.complaint);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readAddress(url: string): { address: URL; password: string | undefined } {
  if (!URL.canParse(url)) {
    throw new HarnessError('usage', {
      what: 'The address of the database cannot be read.',
      todo: 'Write postgres://user@host:5432/database, with other signs of a password as %XX.',
    });
  }
  const address = new URL(url);
  const password = address.searchParams.get('password') ?? decoded(address.password);
  address.password = '';
  address.searchParams.delete('password');
  forLibpq(address.searchParams);
  return { address, password: password === '' ? undefined : password };
}

/** Other drivers know parameters that pg_dump refuses. */
function forLibpq(parameters: URLSearchParams): void {
  if (parameters.get('ssl') === 'true' && !parameters.has('sslmode')) parameters.set('sslmode', 'require');
  if (parameters.get('sslmode') === 'no-verify') parameters.set('sslmode', 'require');
  for (const other of ['ssl', 'uselibpqcompat', 'pgbouncer', 'schema', 'connection_limit']) {
    parameters.delete(other);
  }
  parameters.set('application_name', 'seaworthy');
  if (!parameters.has('connect_timeout')) parameters.set('connect_timeout', '10');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}

function run(
  args: readonly string[],
  { program = 'pg_dump', timeoutMs, signal }: DumpLimits,
): Promise<Outcome> {
  return new Promise((done, reject) => {
    const child = spawn(program, args, { signal, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    let bytes = 0;
    let complaint = '';
    let stopped: HarnessError | undefined;
    const stop = (error: HarnessError): void => {
      stopped ??= error;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => stop(tooSlow(timeoutMs)), timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > bytesMax) stop(tooLarge());
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + String(chunk)).slice(0, 4096)));
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(signal.aborted ? (signal.reason as Error) : missing('pg_dump could not be started', cause));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (stopped === undefined) done({ code, output: Buffer.concat(chunks).toString(), complaint });
      else reject(stopped);
    });
  });
}

function failed(url: string, password: string | undefined, complaint: string): HarnessError {
  const versions = /server version: ([\d.]+).*?pg_dump version: ([\d.]+)/s.exec(complaint);
  if (versions !== null) {
    const [, server = '', own = ''] = versions;
    return missing(`The server is PostgreSQL ${server}, but pg_dump is ${own}, which is older`, undefined);
  }
  const clean = password === undefined ? complaint : complaint.replaceAll(password, '…');
  const said = /^(?:pg_dump: )?(?:error: )?(.+)$/m.exec(clean)?.[1] ?? 'pg_dump gave no reason';
  return new HarnessError('target-unreachable', {
    what: `The schema of the database cannot be read: ${said}`,
    where: shownSource(url),
    todo: 'Check host, role and password; the role must be allowed to read every table.',
  });
}

function missing(what: string, cause: unknown): HarnessError {
  return new HarnessError('engine-missing', {
    what: `${what}; the schema of a running database is read with it.`,
    todo: 'Install the client programs of PostgreSQL (postgresql-client) in the version of the server or a newer one, or give a file that pg_dump --schema-only wrote elsewhere.',
    cause,
  });
}

function tooSlow(timeoutMs: number): HarnessError {
  return new HarnessError('timeout', {
    what: `pg_dump did not end within ${Math.round(timeoutMs)} ms; it was stopped.`,
    todo: 'Raise the time limit, or look for a lock that it waits for.',
  });
}

function tooLarge(): HarnessError {
  return new HarnessError('input-unreadable', {
    what: `The schema is larger than ${bytesMax / 1024 / 1024} MiB as SQL.`,
  });
}
