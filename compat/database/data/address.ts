/** Reads the addresses of a live database, and keeps their secrets out of what people see. Pure. */
import { HarnessError } from '../../../reports/index.ts';

/** Which server of several is asked. A standby is preferred unless the address says otherwise. */
export type Target = 'any' | 'primary' | 'standby' | 'prefer-standby';

export interface Addresses {
  /** One for each server, in the given order. */
  readonly urls: readonly string[];
  readonly target: Target;
}

/**
 * Several addresses, or several hosts in one as libpq writes them, name servers of one database:
 * `postgres://reader@one,two:5433/shop?target_session_attrs=standby`.
 *
 * @throws {HarnessError} `usage` for anything that is no such address
 */
export function readAddresses(live: string | readonly string[]): Addresses {
  const given = typeof live === 'string' ? [live] : live;
  const urls = given.flatMap(oneForEachHost);
  const [first] = urls;
  if (first === undefined) throw unreadable();
  return { urls: urls.map(withoutTarget), target: targetOf(first) };
}

/** As the driver takes it: it checks a certificate whatever kind of TLS is asked for, and warns unless that is said. */
export function driverAddress(url: string): string {
  const address = new URL(url);
  const mode = address.searchParams.get('sslmode') ?? '';
  if (!['prefer', 'require', 'verify-ca'].includes(mode) || address.searchParams.has('uselibpqcompat'))
    return url;
  address.searchParams.set('sslmode', 'verify-full');
  return address.href;
}

/** `host:port`, to be shown. */
export function hostOf(url: string): string {
  return new URL(url).host;
}

/** A text of the driver or the server without the address and its password. */
export function withoutSecrets(text: string, url: string): string {
  const { password, searchParams } = new URL(url);
  const secrets = [url, password, decoded(password), searchParams.get('password') ?? ''];
  return secrets
    .filter((secret) => secret !== '')
    .reduce((clean, secret) => clean.replaceAll(secret, '…'), text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function oneForEachHost(address: string): string[] {
  const [, scheme, user = '', hosts, rest] =
    /^(postgres(?:ql)?:\/\/)([^/?]*@)?([^@/?]+)([/?].*)?$/.exec(address.trim()) ?? [];
  if (scheme === undefined || hosts === undefined) throw unreadable();
  return hosts.split(',').map((host) => {
    const url = `${scheme}${user}${host}${rest ?? ''}`;
    if (!URL.canParse(url)) throw unreadable();
    return url;
  });
}

const targetParameter = 'target_session_attrs';

const targets: Readonly<Record<string, Target>> = {
  any: 'any',
  primary: 'primary',
  'read-write': 'primary',
  standby: 'standby',
  'read-only': 'standby',
  'prefer-standby': 'prefer-standby',
};

function targetOf(url: string): Target {
  const wanted = new URL(url).searchParams.get(targetParameter) ?? 'prefer-standby';
  const target = targets[wanted];
  if (target !== undefined) return target;
  throw new HarnessError('usage', {
    what: `The live database has an unknown ${targetParameter}.`,
    todo: `Use one of ${Object.keys(targets).join(', ')}.`,
  });
}

function withoutTarget(url: string): string {
  return url.replace(new RegExp(`([?&])${targetParameter}=[^&]*&?`), '$1').replace(/[?&]$/, '');
}

/** Says nothing of the address itself, which may hold a password. */
function unreadable(): HarnessError {
  return new HarnessError('usage', {
    what: 'The address of the live database cannot be read.',
    todo: 'Write postgres://user@host:5432/database.',
  });
}
