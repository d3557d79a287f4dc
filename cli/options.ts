import { HarnessError } from '../reports/index.ts';

/** Help of `--service`. */
export const serviceHelp =
  'name that goes into fingerprints; default: from the nearest config, else the folder';

/** Collects an option that may be given several times. */
export function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

/** Collects `name=value` pairs. @throws {HarnessError} `usage` */
export function collectPairs(
  value: string,
  earlier: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const at = value.indexOf('=');
  if (at < 1) throw usage(`"${value}" is not of the form name=value.`);
  return { ...earlier, [value.slice(0, at)]: value.slice(at + 1) };
}

/** A number above zero. @throws {HarnessError} `usage` */
export function positive(value: string): number {
  const number = Number(value);
  if (Number.isFinite(number) && number > 0) return number;
  throw usage(`"${value}" is not a number above zero.`);
}

/** A whole number above zero, for what is counted. @throws {HarnessError} `usage` */
export function whole(value: string): number {
  const number = positive(value);
  if (Number.isInteger(number)) return number;
  throw usage(`"${value}" is not a whole number.`);
}

/** A share from 0 to 1. @throws {HarnessError} `usage` */
export function share(value: string): number {
  const number = Number(value);
  if (number >= 0 && number <= 1 && value.trim() !== '') return number;
  throw usage(`"${value}" is not a share between 0 and 1.`);
}

const unitsMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `90s`, `15m`, `24h`, `7d` in ms. @throws {HarnessError} `usage` */
export function duration(value: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(value);
  if (match === null) throw usage(`"${value}" is not a duration; write for example 90s, 15m, 24h or 7d.`);
  return Number(match[1]) * unitsMs[match[2] as keyof typeof unitsMs];
}

const unitsBytes = { kB: 1e3, MB: 1e6, GB: 1e9 } as const;

/** `500kB`, `100MB`, `2GB` in bytes. @throws {HarnessError} `usage` */
export function bytes(value: string): number {
  const match = /^(\d+(?:\.\d+)?)(kB|MB|GB)$/.exec(value);
  if (match === null) throw usage(`"${value}" is not a size; write for example 100MB or 2GB.`);
  return Number(match[1]) * unitsBytes[match[2] as keyof typeof unitsBytes];
}

function usage(what: string): HarnessError {
  return new HarnessError('usage', { what, todo: 'Run the command with --help for its options.' });
}

/** What a command cannot do without. @throws {HarnessError} `usage` */
export function required<T>(
  value: T | undefined,
  option: string,
  todo = 'Give it, or write a config with `seaworthy init`.',
): T {
  if (value !== undefined) return value;
  throw new HarnessError('usage', { what: `${option} is missing.`, todo });
}
