import { HarnessError } from '../reports/harness-error.ts';
import { anyTime } from './any-time.ts';
import type { Exchange } from './exchange.ts';
import { compilePathPatterns, compileTargetPatterns } from './path-pattern.ts';
import { decode } from './percent.ts';
import { hasSideEffect } from './side-effects.ts';
import { mark, marksOf } from './text-marks.ts';

export interface SelectOptions {
  /** Only these methods. Default: both. */
  readonly methods?: readonly ('GET' | 'HEAD')[];
  /** Only paths that fit one of these; prefix (`/api`) or glob (`/api/**`). Default: all. */
  readonly include?: readonly string[];
  /** No paths that fit one of these. Default: none. */
  readonly exclude?: readonly string[];
  /** Only requests that were answered so: `2xx`, `404`, or `unknown` where the capture does not say. Default: all. */
  readonly statuses?: readonly (string | number)[];
  /**
   * More requests whose GET changes something: paths as above, a query parameter `?cmd=fire`, or both:
   * `/shop?cmd=*`. They extend the built-in list.
   */
  readonly sideEffects?: readonly string[];
  /** Requests, written likewise, that the built-in list refuses by mistake. */
  readonly harmless?: readonly string[];
  /** Only requests started at or after this time, ISO 8601. Requests without a time are then left out. */
  readonly from?: string;
  /** Only requests started before this time, ISO 8601. */
  readonly to?: string;
}

export type Selection =
  { readonly selected: true } | { readonly selected: false; readonly reason: SkipReason };

export type SkipReason =
  | `method-${string}`
  | 'own-request'
  | 'websocket'
  | 'ambiguous-target'
  | 'side-effect'
  | 'not-included'
  | 'excluded'
  | 'outside-status'
  | 'outside-time';

interface Compiled {
  readonly methods: ReadonlySet<string>;
  readonly statuses: ReadonlySet<string> | undefined;
  /** Without patterns only what is marked in a target needs a look. */
  readonly hasPatterns: boolean;
  readonly included: ((path: string) => boolean) | undefined;
  excluded(path: string): boolean;
  changes(path: string, query: string): boolean;
  harmless(path: string, query: string): boolean;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The headers that `selectExchange` looks at. */
export const decidingHeaders: ReadonlySet<string> = new Set([
  'upgrade',
  'user-agent',
  'x-http-method-override',
  'x-seaworthy-run',
]);

/** How replays and checks name themselves: what they asked stands in the access log of the next night. */
const ownAgent = /^seaworthy[/-]/;

const compiled = new WeakMap<SelectOptions, Compiled>();
let latest: { readonly options: SelectOptions; readonly compiled: Compiled } | undefined;
const noOptions: SelectOptions = {};
const yes: Selection = { selected: true };

/**
 * Whether a captured exchange may be sent again: GET and HEAD without known side effects, within what the
 * options ask for.
 *
 * @throws {HarnessError} `usage` when `from` or `to` is no time.
 */
export function selectExchange(exchange: Exchange, options: SelectOptions = noOptions): Selection {
  const reason = reasonAgainst(exchange, compiledFor(options));
  return reason === undefined ? yes : { selected: false, reason };
}

/** @throws {HarnessError} as `selectExchange` does, before anything is read. */
export function checkSelectOptions(options: SelectOptions = noOptions): void {
  compiledFor(options);
}

function reasonAgainst(exchange: Exchange, options: Compiled): SkipReason | undefined {
  const { method, target, headers, status } = exchange;
  if (!options.methods.has(method)) return methodReason(method);
  if (ownAgent.test(headers['user-agent'] ?? '') || headers['x-seaworthy-run']) return 'own-request';
  if (status === 101 || headers['upgrade']?.toLowerCase() === 'websocket') return 'websocket';
  if (headers['x-http-method-override'] !== undefined) return 'side-effect';
  const reason = reasonAgainstTarget(target, options);
  if (reason !== undefined) return reason;
  if (options.statuses !== undefined && !hasStatus(status, options.statuses)) return 'outside-status';
  const at = exchange.startedAtMs ?? NaN;
  const isBounded = options.fromMs !== -Infinity || options.toMs !== Infinity;
  if (isBounded && !(at >= options.fromMs && at < options.toMs)) return 'outside-time';
  return undefined;
}

const noteworthy = mark.percent | mark.sideEffect | mark.ambiguous;

function reasonAgainstTarget(target: string, options: Compiled): SkipReason | undefined {
  const marks = marksOf(target);
  const isPlain = (marks & noteworthy) === 0 && target.startsWith('/');
  if (isPlain && !options.hasPatterns) return undefined;
  const start = target.indexOf('?');
  const path = decode(start < 0 ? target : target.slice(0, start));
  if (isAmbiguous(path)) return 'ambiguous-target';
  if (options.included?.(path) === false) return 'not-included';
  if (options.excluded(path)) return 'excluded';
  const query = start < 0 ? '' : decode(target.slice(start + 1));
  if (options.changes(path, query)) return 'side-effect';
  const mayHave = (marks & (mark.percent | mark.sideEffect)) !== 0;
  const isRefused = mayHave && hasSideEffect(path, query) && !options.harmless(path, query);
  return isRefused ? 'side-effect' : undefined;
}

function hasStatus(status: number | undefined, wanted: ReadonlySet<string>): boolean {
  if (status === undefined) return wanted.has('unknown');
  return wanted.has(String(status)) || wanted.has(`${Math.trunc(status / 100)}xx`);
}

const namedMethods = /^(?:HEAD|GET|POST|PUT|PATCH|DELETE|OPTIONS|TRACE)$/;

function methodReason(method: string): SkipReason {
  return namedMethods.test(method) ? `method-${method.toLowerCase()}` : 'method-other';
}

/** Two servers, or a URL parser and a server, may read these as different places, even another host. */
function isAmbiguous(path: string): boolean {
  return !path.startsWith('/') || /^\/[/\\]|(?:^|[/\\])\.\.?(?:[/\\]|$)/.test(path);
}

function compiledFor(options: SelectOptions): Compiled {
  if (latest?.options !== options) latest = { options, compiled: compiled.get(options) ?? compile(options) };
  return latest.compiled;
}

function compile(options: SelectOptions): Compiled {
  const fresh: Compiled = {
    methods: methodsOption(options.methods),
    statuses: statusesOption(options.statuses),
    hasPatterns: [options.include, options.exclude, options.sideEffects].some(Boolean),
    included: options.include && compilePathPatterns(options.include),
    excluded: compilePathPatterns(options.exclude ?? []),
    changes: compileTargetPatterns(options.sideEffects ?? []),
    harmless: compileTargetPatterns(options.harmless ?? []),
    fromMs: timeOption('from', options.from, -Infinity),
    toMs: timeOption('to', options.to, Infinity),
  };
  compiled.set(options, fresh);
  return fresh;
}

/** Whatever is asked for, no other method is ever sent. */
function methodsOption(methods: readonly string[] = ['GET', 'HEAD']): ReadonlySet<string> {
  const other = methods.find((method) => method !== 'GET' && method !== 'HEAD');
  if (other === undefined) return new Set(methods);
  throw new HarnessError('usage', {
    what: `${other} is never sent.`,
    where: 'option methods',
    todo: 'Choose GET, HEAD or both.',
  });
}

function statusesOption(statuses: SelectOptions['statuses']): ReadonlySet<string> | undefined {
  const wanted = statuses?.map((status) => String(status).toLowerCase());
  const odd = wanted?.find((status) => !/^(?:[1-5](?:\d\d|xx)|unknown)$/.test(status));
  if (odd === undefined) return wanted && new Set(wanted);
  throw new HarnessError('usage', {
    what: `"${odd}" is no status.`,
    where: 'option statuses',
    todo: 'Write 200, 4xx or unknown.',
  });
}

function timeOption(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const time = anyTime(text);
  if (time !== undefined) return time.ms;
  throw new HarnessError('usage', {
    what: `"${text}" is no time.`,
    where: `option ${name}`,
    todo: 'Write it as 2026-03-02T08:00:00Z.',
  });
}
