/** What the wall lets through. Pure: one request of the browser in, a reason against it or nothing out. */
import { selectExchange, type SelectOptions } from '../../../capture/index.ts';

/** Why a request of a page was not sent. */
export type Refusal = 'method' | 'host' | 'websocket' | 'side-effect' | 'not-http';

export interface AdmissionRules {
  /** `name` or `name:port`. */
  readonly hosts: ReadonlySet<string>;
  /** Paths whose GET changes something, beside the known ones, and those known by mistake. */
  readonly sideEffects?: Pick<SelectOptions, 'sideEffects' | 'harmless'>;
}

export interface Asked {
  readonly method: string;
  readonly url: URL;
  /** It asks to speak something else than HTTP. */
  readonly isUpgrade: boolean;
}

export function refusalOf({ method, url, isUpgrade }: Asked, rules: AdmissionRules): Refusal | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'not-http';
  if (!isAllowedHost(url, rules.hosts)) return 'host';
  if (isUpgrade) return 'websocket';
  if (method !== 'GET' && method !== 'HEAD') return 'method';
  const exchange = { source: { file: '', line: 0 }, method, target: url.pathname + url.search, headers: {} };
  const selection = selectExchange(exchange, rules.sideEffects);
  return selection.selected || selection.reason !== 'side-effect' ? undefined : 'side-effect';
}

export function isAllowedHost({ host, hostname }: URL, hosts: ReadonlySet<string>): boolean {
  return hosts.has(host) || hosts.has(hostname);
}
