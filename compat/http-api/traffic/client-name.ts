import { type Exchange, privateKindOf } from '../../../capture/index.ts';

const nameMax = 60;

/**
 * Who sent a request: the value of the header that names clients, else the product and version that its agent names
 * first, for example `shop-app/3.2`. Private values are not shown.
 */
export function clientOf({ headers }: Pick<Exchange, 'headers'>, header: string | undefined): string {
  const named = header === undefined ? undefined : headers[header.toLowerCase()];
  const [product = ''] = (headers['user-agent'] ?? '').split(' ');
  const name = (named ?? product).trim();
  if (name === '' || name === '-') return 'unnamed';
  return privateKindOf(name) === undefined ? name.slice(0, nameMax) : 'private';
}

/** The caller whose name a client bears: `web/3.2` is `web`. */
export function callerOf(client: string, callers: readonly string[]): string | undefined {
  const name = client.split('/')[0]?.toLowerCase();
  return callers.find((caller) => caller.toLowerCase() === name);
}
