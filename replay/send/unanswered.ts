import { HarnessError } from '../../reports/index.ts';
import type { ConnectionOptions } from './connection-options.ts';
import { connectionFault } from './tls/connection-fault.ts';

/** A request that a group gave no usable answer to, and what was said instead. */
export interface Unanswered {
  readonly group: 'stable' | 'preview';
  readonly options: { readonly url: string } & Pick<ConnectionOptions, 'entry'>;
  readonly method: string;
  readonly target: string;
  /** Of the failed reply, or of the page with which an entrance refuses. */
  readonly said: string;
}

/** Why the group cannot be asked, in words, and what to do about it. */
export function unanswered({ group, options, method, target, said }: Unanswered): HarnessError {
  const fault = connectionFault(group, said);
  const { url, entry } = options;
  const byWayOf = entry === undefined ? '' : `, by way of ${entry}`;
  return new HarnessError('target-unreachable', {
    what: `The ${group} group ${fault?.what ?? 'does not answer'}: ${said}.`,
    where: `${method} ${url.replace(/\/$/, '')}${target}${byWayOf}`,
    todo: fault?.todo ?? `Start it, or correct the address of ${group}.`,
  });
}
