import type { IdentityOptions } from './options.ts';
import { cookieHeader } from './cookie-jar.ts';
import { logIn, type Login, type SignedIn } from './login.ts';
import { fillRecord } from './placeholders.ts';

const loginsMaxDefault = 10;
const nothing: SignedIn = { cookies: new Map(), hidden: new Set(), values: new Map() };

/** A cookie of a session, as a browser keeps it. */
export interface SessionCookie {
  readonly name: string;
  readonly value: string;
  /** Scripts of a page may not read it. */
  readonly isHidden: boolean;
}

/** One test identity in one group: signed in or not, with what goes into its requests. */
export class Session {
  /** Values by the names that login and replies gave them. */
  readonly values = new Map<string, string>();
  readonly #identity: IdentityOptions;
  readonly #where: Omit<Login, 'identity'>;
  readonly #accepting = new Set<string>();
  /** Route → the first generation that it sent away. */
  readonly #sentAway = new Map<string, number>();
  readonly #secrets: Set<string>;
  #signedIn = nothing;
  #headers: Readonly<Record<string, string>> = {};
  #cookies: readonly SessionCookie[] = [];
  #logins = 0;
  #renewal: Promise<string | undefined> | undefined;

  constructor(identity: IdentityOptions, where: Omit<Login, 'identity'>) {
    this.#identity = identity;
    this.#where = where;
    const { headers = {}, cookies = {} } = identity;
    this.#secrets = new Set([...Object.values(headers), ...Object.values(cookies)]);
    this.#dress();
  }

  get group(): 'stable' | 'preview' {
    return this.#where.group;
  }

  /** How often it signed in: a reply to an older login says nothing about this one. */
  get generation(): number {
    return this.#logins;
  }

  /** Header names in lower case. */
  get headers(): Readonly<Record<string, string>> {
    return this.#headers;
  }

  /** The same as `cookie` among the headers. */
  get cookies(): readonly SessionCookie[] {
    return this.#cookies;
  }

  /** What no report may show. */
  get secrets(): ReadonlySet<string> {
    return this.#secrets;
  }

  /** @throws {HarnessError} `login-failed` */
  async signIn(): Promise<void> {
    const { login } = this.#identity;
    if (login === undefined) return;
    this.#logins += 1;
    const signedIn = await logIn({ identity: { ...this.#identity, login }, ...this.#where });
    if (signedIn === undefined) return;
    this.#signedIn = signedIn;
    for (const [name, value] of signedIn.values) this.values.set(name, value);
    for (const secret of [...signedIn.cookies.values(), ...signedIn.values.values()])
      this.#secrets.add(secret);
    this.#dress();
  }

  /** Waits while it signs in anew. Gives why that failed, if it did: nothing more is sent then, lest the user is locked out. */
  async ready(): Promise<string | undefined> {
    return this.#renewal;
  }

  /** This route lets its session in. */
  accepted(route: string): void {
    this.#accepting.add(route);
  }

  /**
   * Whether to try again in a newer session than `seen`. Not where a route sent even a fresh session away and
   * never let one in, and not after too many logins.
   */
  mayRenew(route: string, seen: number): boolean {
    const { login } = this.#identity;
    if (login === undefined) return false;
    const first = this.#sentAway.get(route) ?? seen;
    this.#sentAway.set(route, first);
    if (first < seen && !this.#accepting.has(route)) return false;
    return seen !== this.generation || this.#logins < (login.loginsMax ?? loginsMaxDefault);
  }

  /** Signs in anew, once for all who found generation `seen` expired. `ready` says when it is done. */
  async renew(seen: number): Promise<void> {
    if (this.generation !== seen) return;
    this.#renewal = this.signIn().then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    await this.#renewal;
  }

  #dress(): void {
    const { headers = {}, cookies: given = {} } = this.#identity;
    const filled = Object.entries(fillRecord(headers, this.#signedIn.values));
    const own = fillRecord(given, this.#signedIn.values);
    const cookies = new Map([...Object.entries(own), ...this.#signedIn.cookies]);
    const { marks = {} } = this.#where;
    const cookie = cookieHeader(cookies, marks);
    this.#cookies = [...cookies]
      .filter(([name]) => !Object.hasOwn(marks, name))
      .map(([name, value]) => ({ name, value, isHidden: this.#signedIn.hidden.has(name) }));
    this.#headers = {
      ...Object.fromEntries(filled.map(([name, value]) => [name.toLowerCase(), value])),
      ...(cookie !== undefined && { cookie }),
    };
  }
}
