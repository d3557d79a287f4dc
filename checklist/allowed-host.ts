import type { Surroundings } from './check-context.ts';

/**
 * Why a URL may not be called, or undefined when it may. An item may call the host it names, loopback, and
 * what the caller allows; a checklist from a stranger only the last two.
 *
 * @param named URLs that the item itself names
 */
export function refusalOf(
  url: URL,
  named: readonly string[],
  { allowedHosts, untrusted }: Pick<Surroundings, 'allowedHosts' | 'untrusted'>,
): string | undefined {
  const own = untrusted ? [] : named.filter((text) => URL.canParse(text)).map((text) => new URL(text).host);
  const allowed = [...own, ...allowedHosts].includes(url.host) || allowedHosts.includes(url.hostname);
  return allowed || isLoopback(url.hostname) ? undefined : `the host ${url.host} is not allowed`;
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}
