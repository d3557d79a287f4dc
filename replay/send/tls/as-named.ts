import { checkServerIdentity, type ConnectionOptions } from 'node:tls';
import type { GroupAddress } from '../group-address.ts';

/** Asks for the certificate of the group's name, and holds it to that, wherever the group is reached. */
export function asNamed({ serverName, sni }: GroupAddress): ConnectionOptions {
  return {
    servername: sni,
    checkServerIdentity: (_reached, certificate) => checkServerIdentity(serverName, certificate),
  };
}
