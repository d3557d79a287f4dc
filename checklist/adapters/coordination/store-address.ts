/** Servers that follow each other with commas, which `URL` does not read. */
const shape = /^([a-z][a-z0-9+]*):\/\/(?:([^/@]*)@)?([^/?#@]+)(\/[^?#]*)?$/i;

/** Where a store is: its servers, and the path that all others start from. */
export interface StoreAddress {
  readonly scheme: string;
  /** One URL for each server, for example `zookeeper://10.0.0.1:2181`. */
  readonly servers: readonly URL[];
  readonly login?: { readonly name: string; readonly password: string };
  /** Without a slash at its end; empty for the root. */
  readonly root: string;
}

/** Undefined for text that is no such address, `zookeeper://user:password@a:2181,b:2181/root`. */
export function storeAddress(text: string): StoreAddress | undefined {
  const [, scheme, login, hosts = '', root = ''] = shape.exec(text) ?? [];
  if (scheme === undefined) return undefined;
  const servers = hosts.split(',').map((host) => `${scheme}://${host}`);
  if (!servers.every((server) => URL.canParse(server))) return undefined;
  const [name = '', ...password] = login?.split(':') ?? [];
  return {
    scheme: scheme.toLowerCase(),
    servers: servers.map((server) => new URL(server)),
    ...(login === undefined ? {} : { login: { name: plain(name), password: plain(password.join(':')) } }),
    root: root.replace(/\/+$/, ''),
  };
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
