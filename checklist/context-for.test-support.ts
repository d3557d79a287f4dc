import { setMaxListeners } from 'node:events';
import type { CheckContext } from './check-context.ts';

/** Surroundings for the tests of checks: nothing is allowed, nobody is known. */
export function contextFor(more: Partial<CheckContext> = {}): CheckContext {
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  return {
    subject: { service: 'shop' },
    cwd: '/tmp',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
    ci: false,
    untrusted: false,
    allowActs: false,
    allowCommands: false,
    allowShell: false,
    allowedHosts: [],
    acceptClaimed: false,
    authors: [],
    item: 'A-1',
    timeoutMs: 5000,
    signal,
    now: () => new Date('2026-11-17T12:00:00Z'),
    ...more,
  };
}
