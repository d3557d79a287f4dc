/** Options as a journal keeps them: enough to judge again, without secrets, and a hash of each to compare with. */
import { createHash } from 'node:crypto';
import { secretWordIn } from '../../capture/index.ts';
import type { ReplayOptions } from '../options.ts';

/** What is no data, or secret as a whole. */
const leftOut = new Set<string>(['blobs', 'redactKey', 'sessions']);

/** What may differ when a run is taken up again: how fast and how carefully it goes, where things are kept, whose it is. */
const free = new Set<string>([
  'blobs',
  'redactKey',
  'journal',
  'journalFsync',
  'stopFile',
  'pace',
  'rateMax',
  'inFlightMax',
  'secondsMax',
  'windows',
  'guard',
  'seed',
  'subject',
]);

const hidden = 'redacted';

/** Values that a name marks as secret are hidden. */
export function storedOptions(options: ReplayOptions): ReplayOptions {
  const kept = Object.entries(options).filter(([name]) => !leftOut.has(name));
  const text = JSON.stringify(Object.fromEntries(kept), (name, value: unknown) =>
    typeof value === 'string' && secretWordIn(name) !== undefined ? hidden : value,
  );
  return JSON.parse(text) as ReplayOptions;
}

/** For each option that must stay the same a hash, salted so that a short secret cannot be looked up. */
export function digestsOf(options: ReplayOptions, salt: string): Readonly<Record<string, string>> {
  // to select nothing in particular is to say nothing
  const digests = Object.entries({ ...options, select: options.select ?? {} })
    .filter(([name, value]) => !free.has(name) && value !== undefined)
    .map(([name, value]) => {
      const text = JSON.stringify(inOrder(value));
      return [name, createHash('sha256').update(`${salt}\n${text}`).digest('hex').slice(0, 16)] as const;
    });
  return Object.fromEntries(digests);
}

/** Names of the options that are not what they were. */
export function differing(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].filter((name) => before[name] !== now[name]);
}

/** The value with the members of every object in the order of their names. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, inOrder(member)]),
  );
}
