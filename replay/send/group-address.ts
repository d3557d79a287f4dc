import { isIP } from 'node:net';
import type { GroupOptions } from '../options.ts';

/** Where a group is reached, and what it is called there. */
export interface GroupAddress {
  /** To connect to. */
  readonly hostname: string;
  readonly port: number;
  readonly isSecure: boolean;
  /** As the certificate says it. */
  readonly serverName: string;
  /** What TLS asks for (SNI): the same, but empty for an address, which has no name there (RFC 6066, 3). */
  readonly sni: string;
  readonly origin: string;
  /** Put before each target; without `/` at its end. */
  readonly prefix: string;
}

/** The address of the group's `url`, or of its `entry` under the name of its `url`. */
export function addressOf({ url, entry }: Pick<GroupOptions, 'url' | 'entry'>): GroupAddress {
  const named = new URL(url);
  const reached = entry === undefined ? named : new URL(`${named.protocol}//${entry}`);
  const isSecure = named.protocol === 'https:';
  const serverName = bare(named.hostname);
  return {
    hostname: bare(reached.hostname),
    port: Number(reached.port) || (isSecure ? 443 : 80),
    isSecure,
    serverName,
    sni: isIP(serverName) === 0 ? serverName : '',
    origin: named.origin,
    prefix: named.pathname.replace(/\/$/, ''),
  };
}

/** An IPv6 address without its brackets. */
function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
