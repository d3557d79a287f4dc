import type { Contract } from '../contract.ts';
import type { DiffTools } from './walk.ts';

/** Servers that the contract no longer names, or names anew. Whether callers use one of them is not in the contract. */
export function diffServers(old: Contract, now: Contract, { collector }: DiffTools): void {
  const places = [...now.operations.values()].map((operation) => operation.place);
  if (old.servers.length === 0 || now.servers.length === 0) return;
  for (const url of new Set([...old.servers, ...now.servers])) {
    const [was, is] = [isNamed(url, old), isNamed(url, now)];
    if (was === is) continue;
    const element = { role: 'operation', key: `server ${url}`, label: `server \`${url}\`` } as const;
    const change = was ? ({ effect: 'unknown', from: url } as const) : ({ effect: 'none', to: url } as const);
    for (const at of places) collector.add({ kind: 'server', element, place: at, ...change });
  }
}

/** A path without a host is that path on any host. */
function isNamed(url: string, { servers }: Contract): boolean {
  const isPath = (one: string): boolean => /^(?:\/(?!\/)|$)/.test(one);
  return servers.some((one) => one === url || ((isPath(one) || isPath(url)) && pathOf(one) === pathOf(url)));
}

function pathOf(url: string): string {
  return url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '').replace(/\/+$/, '');
}
