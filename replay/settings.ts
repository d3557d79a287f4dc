import { randomBytes } from 'node:crypto';
import { HarnessError } from '../reports/index.ts';
import { holding } from './dated-rules.ts';
import { healthTarget, settleGuard, type GuardSettings } from './guard/settle-guard.ts';
import type { ExpectedRule, IgnoreRule, LatencyLimits, Pace, ReplayOptions } from './options.ts';
import { usualLatencyLimits } from './judge/options.ts';
import { paceNumbers } from './pace-options.ts';
import { groupTargets } from './send/group-targets.ts';
import { checkSessions } from './sessions/check-sessions.ts';
import { checkWindows } from './windows/window.ts';

/** The options with every default filled in. */
export interface Settings extends ReplayOptions {
  readonly pace: Pace;
  readonly requestsMax: number;
  readonly perRouteMin: number;
  readonly secondsMax: number;
  readonly rateMax: number;
  readonly lagMsMax: number;
  readonly inFlightMax: number;
  readonly noiseShare: number;
  readonly repeatsMax: number;
  readonly pairsMin: number;
  readonly usableShareMin: number;
  readonly coveredShareMin: number;
  readonly errorShareMax: number;
  readonly unprovenShareMax: number;
  /** Those that still hold today. */
  readonly ignore: readonly IgnoreRule[];
  /** Those that no longer do. */
  readonly ignoreLapsed: readonly IgnoreRule[];
  /** All, whether they still hold or not. */
  readonly expected: readonly ExpectedRule[];
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  readonly latency: Required<LatencyLimits>;
  readonly guard: GuardSettings;
  readonly timeoutMs: number;
  readonly redactKey: string;
  /** Both groups are on this machine. */
  readonly onLoopback: boolean;
  /** `host:port` of all that may be called. */
  readonly hosts: ReadonlySet<string>;
}

/** @throws {HarnessError} `usage` for a value that makes no sense, `target-not-allowed` for a host not listed. */
export function settle(options: ReplayOptions, now: Date = new Date()): Settings {
  const today = now.toISOString().slice(0, 10);
  const ignore = holding(options.ignore ?? [], { name: 'ignore', today });
  holding(options.expected ?? [], { name: 'expected', today });
  const targets = [...groupTargets('stable', options.stable), ...groupTargets('preview', options.preview)];
  const onLoopback = targets.every(isLoopback);
  const settings: Settings = {
    ...options,
    pace: options.pace ?? { kind: 'as-captured', speed: 1 },
    requestsMax: options.requestsMax ?? 10_000,
    perRouteMin: options.perRouteMin ?? 20,
    secondsMax: options.secondsMax ?? 3600,
    rateMax: options.rateMax ?? (onLoopback ? 200 : 5),
    lagMsMax: options.lagMsMax ?? 100,
    inFlightMax: options.inFlightMax ?? 64,
    noiseShare: options.noiseShare ?? 1,
    repeatsMax: options.repeatsMax ?? 8,
    pairsMin: options.pairsMin ?? 20,
    usableShareMin: options.usableShareMin ?? 0.5,
    coveredShareMin: options.coveredShareMin ?? 0.95,
    errorShareMax: options.errorShareMax ?? 0.05,
    unprovenShareMax: options.unprovenShareMax ?? 0.001,
    ignore,
    ignoreLapsed: (options.ignore ?? []).filter((rule) => !ignore.includes(rule)),
    expected: options.expected ?? [],
    today,
    latency: { ...usualLatencyLimits, ...options.latency },
    guard: settleGuard(options.guard, onLoopback),
    timeoutMs: options.timeoutMs ?? 10_000,
    redactKey: options.redactKey ?? randomBytes(32).toString('hex'),
    onLoopback,
    hosts: new Set(options.allowedHosts?.map((host) => host.toLowerCase()) ?? targets.map((url) => url.host)),
  };
  checkNumbers(settings);
  checkEndpoint(settings.version?.endpoint);
  checkSessions(settings.sessions);
  checkWindows(settings);
  checkHosts([...targets, ...settings.guard.health.map(healthTarget)], settings.hosts);
  return settings;
}

/** True for this machine itself; there the careful rate of 5 requests/s is not needed. */
function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function checkNumbers(settings: Settings): void {
  const positive = {
    ...paceNumbers(settings.pace),
    'guard.startShare': settings.guard.startShare,
    requestsMax: settings.requestsMax,
    ...(typeof settings.oncePer === 'number' && { oncePer: settings.oncePer }),
    secondsMax: settings.secondsMax,
    rateMax: settings.rateMax,
    inFlightMax: settings.inFlightMax,
    lagMsMax: settings.lagMsMax,
    timeoutMs: settings.timeoutMs,
  };
  for (const [name, value] of Object.entries(positive))
    if (!(value > 0)) refuse(name, value, 'a number above 0');
  if (!(settings.perRouteMin >= 0)) refuse('perRouteMin', settings.perRouteMin, 'a number from 0');
  const { ratioMax, ratioWarn, tailRatioMax } = settings.latency;
  for (const [name, value] of Object.entries({ ratioMax, ratioWarn, tailRatioMax }))
    if (!(value > 1)) refuse(`latency.${name}`, value, 'a ratio above 1');
  const { noiseShare, usableShareMin, coveredShareMin, errorShareMax, unprovenShareMax } = settings;
  for (const [name, value] of Object.entries({
    noiseShare,
    usableShareMin,
    coveredShareMin,
    errorShareMax,
    unprovenShareMax,
  })) {
    if (!(value >= 0 && value <= 1)) refuse(name, value, 'a share from 0 to 1');
  }
}

function refuse(name: string, value: number, wanted: string): never {
  throw new HarnessError('usage', {
    what: `${name} is ${value}, which cannot be.`,
    where: name,
    todo: `Give ${wanted}.`,
  });
}

function checkEndpoint(endpoint: string | undefined): void {
  if (endpoint === undefined || /^\/(?!\/)/.test(endpoint)) return;
  throw new HarnessError('usage', {
    what: `"${endpoint}" is no path of a group.`,
    where: 'version.endpoint',
    todo: 'Write it as "/version".',
  });
}

function checkHosts(targets: readonly URL[], hosts: ReadonlySet<string>): void {
  for (const { host, hostname, href } of targets) {
    if (hosts.has(host) || hosts.has(hostname)) continue;
    throw new HarnessError('target-not-allowed', {
      what: `${host} is not among the hosts that may be called.`,
      where: href,
      todo: `Add ${host} to allowedHosts, or name another target.`,
    });
  }
}
