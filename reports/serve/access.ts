import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may look at the runs. */
export type Access =
  /** Whoever reaches the address; only for loopback. */
  | { readonly kind: 'open' }
  /** Who knows the token: as bearer, or once in the login form. */
  | { readonly kind: 'token'; readonly token: string }
  /** Whom a proxy lets through: it sets the header, and only its own address is believed. */
  | { readonly kind: 'proxy'; readonly header: string; readonly address: string };

/** What of a request decides who asks. */
export interface Visitor {
  /** Address of the other end of the connection. */
  readonly address: string;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export type Admission = 'yes' | 'login' | 'no' | 'too-many';

const sessionMs = 12 * 3_600_000;
const cookieName = 'seaworthy';
/** So many wrong tokens from one address, and so many from all, in a minute; then none is looked at. */
const wrongMax = { address: 10, all: 300 } as const;

/** Guards the pages. Sessions live in memory: a new start of the server asks for the token again. */
export class Door {
  readonly #access: Access;
  readonly #now: () => number;
  readonly #sessions = new Map<string, number>();
  #wrong = new Map<string, number>();
  #wrongSince = 0;

  constructor(access: Access, now: () => number) {
    this.#access = access;
    this.#now = now;
  }

  admits(visitor: Visitor): Admission {
    const access = this.#access;
    if (access.kind === 'open') return isLoopbackName(text(visitor.headers['host'])) ? 'yes' : 'no';
    if (access.kind === 'proxy') {
      const isProxy = plainAddress(visitor.address) === plainAddress(access.address);
      return isProxy && text(visitor.headers[access.header.toLowerCase()]) !== '' ? 'yes' : 'no';
    }
    if (this.#hasSession(text(visitor.headers['cookie']))) return 'yes';
    const [, bearer] = /^Bearer (.+)$/i.exec(text(visitor.headers['authorization'])) ?? [];
    if (bearer === undefined) return 'login';
    if (this.#isShut(visitor)) return 'too-many';
    return this.#isToken(bearer, visitor) ? 'yes' : 'no';
  }

  /** The cookie of a new session, `wrong` or `too-many`. */
  login(token: string, visitor: Visitor): { readonly cookie: string } | 'wrong' | 'too-many' {
    if (this.#isShut(visitor)) return 'too-many';
    if (!this.#isToken(token, visitor)) return 'wrong';
    const id = randomBytes(32).toString('base64url');
    for (const [old, endsAt] of this.#sessions) if (endsAt < this.#now()) this.#sessions.delete(old);
    this.#sessions.set(id, this.#now() + sessionMs);
    return { cookie: `${cookieName}=${id}; Path=/; Max-Age=${sessionMs / 1000}; HttpOnly; SameSite=Strict` };
  }

  #hasSession(cookies: string): boolean {
    const ids = cookies.split(';').flatMap((one) => {
      const [name = '', value = ''] = one.trim().split('=');
      return name === cookieName ? [value] : [];
    });
    return ids.some((id) => (this.#sessions.get(id) ?? 0) > this.#now());
  }

  #isToken(given: string, { address }: Visitor): boolean {
    if (this.#access.kind !== 'token') return false;
    // Digests are of one length: neither the content nor the length can be timed.
    if (timingSafeEqual(digest(given), digest(this.#access.token))) return true;
    this.#wrong.set(address, (this.#wrong.get(address) ?? 0) + 1);
    return false;
  }

  #isShut({ address }: Visitor): boolean {
    if (this.#now() - this.#wrongSince > 60_000) {
      this.#wrong = new Map();
      this.#wrongSince = this.#now();
    }
    const all = [...this.#wrong.values()].reduce((sum, count) => sum + count, 0);
    return (this.#wrong.get(address) ?? 0) >= wrongMax.address || all >= wrongMax.all;
  }
}

/** Whether only this machine reaches an address to listen on. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** A page of a stranger may point its own name at this machine; its requests still carry that name. */
function isLoopbackName(host: string): boolean {
  return isLoopback(host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1'));
}

function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}

function text(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' ? header : (header?.[0] ?? '');
}

function digest(value: string): Buffer {
  return createHash('sha256').update(value, 'utf8').digest();
}
