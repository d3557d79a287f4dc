import { HarnessError } from '../../reports/index.ts';
import { settle, type Settings } from '../settings.ts';
import type { CapacityLimits, CapacityOptions } from './options.ts';

/** The options with every default filled in. */
export interface CapacitySettings {
  /** What means the same in every replay. */
  readonly replay: Settings;
  readonly limits: Required<CapacityLimits>;
  readonly stepSeconds: number;
  readonly neededPerSecond?: number;
  readonly file?: string;
  readonly runsFolder?: string;
}

/** @throws {HarnessError} `usage`, also where window, cap or guard is not given: this loads what production shares. */
export function settleCapacity(options: CapacityOptions): CapacitySettings {
  const { limits, stepSeconds = 10, mixMax = 500, neededPerSecond, file, runsFolder, ...shared } = options;
  requireSafety(options);
  const settings: CapacitySettings = {
    // The mix is taken in its captured shares, nobody is logged in, and the pace is the load's own.
    replay: settle({
      ...shared,
      // The generator cannot read replies to HEAD.
      select: { statuses: ['2xx', '3xx', 'unknown'], ...shared.select, methods: ['GET'] },
      requestsMax: mixMax,
      perRouteMin: 0,
      pace: { kind: 'constant', perSecond: 1e6 },
      secondsMax: 1e6,
      noiseShare: 0,
      sessions: undefined,
    }),
    limits: {
      tp99MsMax: 500,
      errorShareMax: 0.01,
      connectionsMax: 128,
      growthMin: 0.05,
      stableSlowdownMax: 2,
      stableDifferenceMsMin: 50,
      ...limits,
    },
    stepSeconds,
    ...(neededPerSecond !== undefined && { neededPerSecond }),
    ...(file !== undefined && { file }),
    ...(runsFolder !== undefined && { runsFolder }),
  };
  for (const [name, value] of Object.entries({ connectionsMax: settings.limits.connectionsMax, mixMax })) {
    if (Number.isInteger(value)) continue;
    throw new HarnessError('usage', {
      what: `${name} is ${value}, which cannot be.`,
      where: name,
      todo: 'Give a whole number above 0.',
    });
  }
  const numbers = { ...settings.limits, stepSeconds, mixMax, ...(neededPerSecond && { neededPerSecond }) };
  for (const [name, value] of Object.entries(numbers)) {
    if (value > 0) continue;
    throw new HarnessError('usage', {
      what: `${name} is ${value}, which cannot be.`,
      where: name,
      todo: 'Give a number above 0.',
    });
  }
  return settings;
}

function requireSafety({ windows = [], rateMax, guard }: CapacityOptions): void {
  const missing = [
    ...(windows.length === 0 ? ['--window "01:00-05:00 Asia/Shanghai"'] : []),
    ...(rateMax === undefined ? ['--rate-max 500'] : []),
    ...((guard?.health ?? []).length === 0 ? ['--health https://ads.example.com/healthz'] : []),
  ];
  if (missing.length === 0) return;
  throw new HarnessError('usage', {
    what: 'A capacity run loads the database that production uses, so it needs a window, a cap and a health signal.',
    where: missing.map((flag) => flag.split(' ', 1)[0]).join(', '),
    todo: `Give ${missing.join(' and ')}, with your own values.`,
  });
}
