import { randomBytes } from 'node:crypto';
import { HarnessError } from '../../reports/index.ts';

/** What the recording proxy and the mirror receiver have in common. */
export interface LiveOptions {
  /** `host:port`, or a port on loopback. Port 0 takes a free one. */
  readonly listen: string;
  /** Folder for the capture files; made when it is missing, readable by this user only. */
  readonly folder: string;
  /** A new file begins at this size. Default 100 MB. */
  readonly rotateBytes?: number;
  /** A new file begins at this age. Default 24 h. */
  readonly rotateMs?: number;
  /** Packs each file once it is complete. The file being written stays plain, so that a kill cannot spoil it. */
  readonly gzip?: boolean;
  /** `capture purge` removes a file this many days after it was begun. Default 30. */
  readonly retainDays?: number;
  /**
   * Secret key of the hashes that replace private values. Default: made anew, and then equal values are not
   * equal in captures of different runs.
   */
  readonly redactKey?: string;
  /** Requests that wait to be written, by their size. Beyond it they are dropped and counted. Default 32 MB. */
  readonly queueBytesMax?: number;
  /** The recording ends by itself after this time. Default: when the context's signal says so. */
  readonly stopAfterMs?: number;
  /** How long requests under way, and then the files, may take to end. Default 5 s each. */
  readonly drainMs?: number;
  /** Told once requests are taken. */
  onListening?(started: LiveStart): void;
}

export interface LiveStart {
  readonly url: string;
  /** What the person who started it should know. */
  readonly notices: readonly string[];
}

export interface LiveSettings extends Required<Omit<LiveOptions, 'onListening' | 'stopAfterMs'>> {
  readonly host: string;
  readonly port: number;
  readonly notices: readonly string[];
}

/** @throws {HarnessError} `usage` */
export function settleLive(options: LiveOptions): LiveSettings {
  const address = listenAddress(options.listen);
  const retainDays = options.retainDays ?? 30;
  const settings = {
    listen: options.listen,
    folder: options.folder,
    rotateBytes: options.rotateBytes ?? 100e6,
    // what is still being written must not be due for removal
    rotateMs: Math.min(options.rotateMs ?? dayMs, retainDays * dayMs),
    gzip: options.gzip ?? false,
    retainDays,
    redactKey: options.redactKey ?? randomBytes(32).toString('hex'),
    queueBytesMax: options.queueBytesMax ?? 32e6,
    drainMs: options.drainMs ?? 5000,
  };
  const { rotateBytes, rotateMs, queueBytesMax } = settings;
  const { stopAfterMs = 1 } = options;
  checkAmounts({ retainDays }, 36_500);
  checkAmounts({ rotateBytes, rotateMs, queueBytesMax });
  checkAmounts({ stopAfterMs }, timerMsMax);
  if (settings.redactKey.length < 8) {
    throw usage('The key of the hashes is too short to keep private values private.', 'redactKey', keyTodo);
  }
  return { ...settings, ...address, notices: noticesOf(address.host, options) };
}

export const dayMs = 86_400_000;
/** What a timer of Node can wait, 24 days. */
export const timerMsMax = 2 ** 31 - 1;

/** @throws {HarnessError} `usage` */
export function checkAmounts(amounts: Readonly<Record<string, number>>, most = Infinity): void {
  for (const [name, value] of Object.entries(amounts)) {
    if (value > 0 && value <= most) continue;
    const range = most === Infinity ? '' : ` and at most ${most}`;
    throw usage(`${name} is ${value}, which cannot be.`, name, `Give a number above 0${range}.`);
  }
}

const keyTodo = 'Give a secret of at least 8 characters, better 32 random ones.';

function noticesOf(host: string, { redactKey }: LiveOptions): string[] {
  return [
    ...(isLoopbackHost(host)
      ? []
      : [`${host} can be reached from other machines; whoever reaches it can send requests through it.`]),
    ...(redactKey === undefined
      ? ['No key was given, so one was made: equal private values are not equal in captures of other runs.']
      : []),
  ];
}

/** @throws {HarnessError} `usage` */
export function listenAddress(listen: string): { readonly host: string; readonly port: number } {
  const match = /^(?:(\[[\da-fA-F:]+\]|[\w.-]+):)?(\d{1,5})$/.exec(listen);
  const port = Number(match?.[2]);
  if (match === null || port > 65_535) {
    throw usage(`"${listen}" is no address to listen on.`, 'listen', 'Write it as 127.0.0.1:9000.');
  }
  return { host: (match[1] ?? '127.0.0.1').replace(/^\[|\]$/g, ''), port };
}

export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(host);
}

/** `127.0.0.1:9000`, `[::1]:9000`. */
export function hostAndPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function usage(what: string, where: string, todo: string): HarnessError {
  return new HarnessError('usage', { what, where, todo });
}
