import type { AttestRule, GroupOptions } from '../options.ts';
import type { PlannedRequest } from '../planned-request.ts';
import { addressOf } from '../send/group-address.ts';
import { SentHeaders } from '../send/sent-headers.ts';
import { sentTarget } from '../send/sent-target.ts';

/** All that the load process needs. Plain data: it crosses to another process. */
export interface LoadPlan {
  /** Where it connects to, without a path. */
  readonly url: string;
  /** For TLS, where it is no address. */
  readonly serverName?: string;
  readonly requests: readonly LoadRequest[];
  /** Requests/s over all connections, at every moment. */
  readonly rateMax: number;
  readonly timeoutMs: number;
  readonly attest: readonly AttestRule[];
}

export interface LoadRequest {
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The captured mix as it goes to preview: GETs only, for the generator cannot read replies to HEAD. */
export function loadPlan(
  requests: readonly PlannedRequest[],
  group: GroupOptions,
  options: Pick<LoadPlan, 'rateMax' | 'timeoutMs' | 'attest'> & { readonly runId: string },
): LoadPlan {
  const { hostname, port, isSecure, sni, prefix } = addressOf(group);
  const { runId, ...rest } = options;
  const headers = new SentHeaders(group, runId);
  return {
    ...rest,
    url: `${isSecure ? 'https' : 'http'}://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`,
    ...(isSecure && sni !== '' && { serverName: sni }),
    requests: requests.flatMap((request) => {
      const target = sentTarget(request.target);
      if (request.method !== 'GET' || target === undefined) return [];
      return [{ path: prefix + target, headers: headers.of(request.headers) }];
    }),
  };
}
