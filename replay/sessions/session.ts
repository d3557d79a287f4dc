import { performance } from 'node:perf_hooks';
import type { IdentityOptions } from './options.ts';
import { cookieHeader } from './cookie-jar.ts';
import { logIn, type Login, type SignedIn } from './login.ts';
import { fillRecord } from './placeholders.ts';

const loginsMaxDefault = 10;

/** A shorter life is found out by refusals: to follow it could be to sign in without end. */
const lifeMsMin = 60_000;

/** So much before its told end a session is renewed: a tenth of its life, but no more than this. */
const aheadMsMax = 30_000;

/** So many logins in vain are spent on a route; then only so many refusals in a row, times those logins, are believed. */
const vainMax = 2;
const rowMin = 5;

const nothing: SignedIn = { cookies: new Map(), hidden: new Set(), values: new Map(), lastsMs: Infinity };

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
  /** Of them those at the told end of a session. */
  #planned = 0;
  #generation = 0;
  #renewal: Promise<void> | undefined;
  #isAwaited = false;
  #broken: string | undefined;
  #isExhausted = false;
  #renewAt = Infinity;
  #endsAt = Infinity;
  /** Route → generations that were signed in for it and did not help. */
  readonly #vain = new Map<string, Set<number>>();
  #refusedInRow = 0;

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

  /** Of its logins the one that holds now: a reply to an older one says nothing about it. */
  get generation(): number {
    return this.#generation;
  }

  /** How often it signed in, or tried to. */
  get logins(): number {
    return this.#logins;
  }

  /** It was sent away once more than it may sign in. */
  get isExhausted(): boolean {
    return this.#isExhausted;
  }

  /** Why it could not sign in anew: nothing more is sent then, lest the user is locked out. */
  get broken(): string | undefined {
    return this.#broken;
  }

  /** It signs in anew, or its told end is over: `renew` before a request goes out. */
  get mustWait(): boolean {
    return this.#isAwaited || (performance.now() >= this.#endsAt && this.#mayRenewAhead());
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
    const begunAt = performance.now();
    if (begunAt >= this.#renewAt) this.#planned += 1;
    this.#renewAt = this.#endsAt = Infinity;
    const signedIn = await logIn({ identity: { ...this.#identity, login }, ...this.#where });
    if (signedIn === undefined) return;
    this.#generation += 1;
    const { lastsMs } = signedIn;
    if (lastsMs >= lifeMsMin && lastsMs < Infinity) {
      this.#endsAt = begunAt + lastsMs;
      this.#renewAt = this.#endsAt - Math.min(lastsMs / 10, aheadMsMax);
    }
    this.#signedIn = signedIn;
    for (const [name, value] of signedIn.values) this.values.set(name, value);
    for (const secret of [...signedIn.cookies.values(), ...signedIn.values.values()])
      this.#secrets.add(secret);
    this.#dress();
  }

  /** This route lets its session in. */
  accepted(route: string): void {
    this.#accepting.add(route);
    this.#refusedInRow = 0;
  }

  /**
   * Whether to try again in a newer session than `seen`. Not where a route sent even a fresh session away and
   * never let one in, not after too many logins, and only once where the request `hasRenewed` it already: an API may
   * say 401 of what belongs to somebody else.
   */
  mayRenew(route: string, seen: number, hasRenewed: boolean): boolean {
    if (this.#identity.login === undefined) return false;
    this.#refusedInRow += 1;
    const first = this.#sentAway.get(route) ?? seen;
    this.#sentAway.set(route, first);
    if (first < seen && !this.#accepting.has(route)) return false;
    if (seen !== this.#generation) return true;
    const vain = this.#vain.get(route) ?? new Set();
    this.#vain.set(route, hasRenewed ? vain.add(seen) : vain);
    if (hasRenewed || (vain.size >= vainMax && this.#refusedInRow < rowMin * vain.size)) return false;
    // a login that is under way is for this one too
    this.#isExhausted ||= this.#renewal === undefined && !this.#mayLogIn();
    return !this.#isExhausted;
  }

  /** Signs in anew, once for all who found generation `seen` expired. */
  async renew(seen: number): Promise<void> {
    if (this.#generation !== seen || this.#broken !== undefined) return;
    this.#isAwaited = true;
    this.#renewal ??= this.#signInAnew();
    await this.#renewal;
  }

  /** Signs in anew shortly before the told end, while requests go on in what still holds. */
  renewAhead(): void {
    if (performance.now() < this.#renewAt || this.#renewal !== undefined || !this.#mayRenewAhead()) return;
    this.#renewal = this.#signInAnew();
  }

  async #signInAnew(): Promise<void> {
    try {
      await this.signIn();
    } catch (error) {
      // where nobody waits the old session may hold still: the next refusal tells
      if (this.#isAwaited) this.#broken = error instanceof Error ? error.message : String(error);
    } finally {
      this.#renewal = undefined;
      this.#isAwaited = false;
    }
  }

  #mayLogIn(): boolean {
    const { loginsMax } = this.#identity.login ?? {};
    return this.#logins < (loginsMax ?? loginsMaxDefault + this.#planned);
  }

  #mayRenewAhead(): boolean {
    return this.#identity.login?.loginsMax === undefined || this.#mayLogIn();
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
