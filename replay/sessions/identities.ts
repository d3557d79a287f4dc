import type { Exchange } from '../../capture/index.ts';
import { glob } from '../glob.ts';
import { priorityOf } from '../selection/priority.ts';
import type { IdentityOptions, SessionOptions } from './options.ts';

/** Which test identity stands in for which recorded user. */
export interface Identities {
  /** Who sent a redacted exchange: an address or a hash; undefined when it does not say. */
  recordedOf(exchange: Exchange): string | undefined;
  /** Name of the test identity for a recorded user; the same one always. */
  standInFor(recorded: string | undefined): string | undefined;
}

export function openIdentities({ identifiedBy = 'client', identities = [] }: SessionOptions): Identities {
  const matchers = identities.map(matcherOf);
  const sharing = matchers.filter(({ isSharing }) => isSharing);
  return {
    recordedOf: (exchange) => recordedBy(identifiedBy, exchange),
    standInFor(recorded) {
      if (recorded === undefined) return matchers.find(({ isForAnonymous }) => isForAnonymous)?.name;
      const own = matchers.find((matcher) => matcher.fits(recorded));
      return own?.name ?? sharing[priorityOf(0, recorded) % sharing.length]?.name;
    },
  };
}

interface Matcher {
  readonly name: string;
  readonly isSharing: boolean;
  readonly isForAnonymous: boolean;
  fits(recorded: string): boolean;
}

function matcherOf({ name, match = ['*', 'anonymous'] }: IdentityOptions): Matcher {
  const patterns = typeof match === 'string' ? [match] : match;
  const own = patterns.filter((pattern) => pattern !== '*' && pattern !== 'anonymous').map(glob);
  return {
    name,
    isSharing: patterns.includes('*'),
    isForAnonymous: patterns.includes('anonymous'),
    fits: (recorded) => own.some((fits) => fits(recorded)),
  };
}

function recordedBy(
  by: NonNullable<SessionOptions['identifiedBy']>,
  { client, headers, redactedHeaders }: Exchange,
): string | undefined {
  if (by === 'client') return client;
  const name = by.slice(by.indexOf(':') + 1);
  if (by.startsWith('header:')) return redactedHeaders?.[name.toLowerCase()] ?? headers[name.toLowerCase()];
  const pairs = (redactedHeaders?.['cookie'] ?? '').split('; ');
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
