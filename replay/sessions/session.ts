import type { IdentityOptions } from './options.ts';
import { cookieHeader } from './cookie-jar.ts';
import { logIn, type Login, type SignedIn } from './login.ts';
import { fillRecord } from './placeholders.ts';

const loginsMaxDefault = 10;
const nothing: SignedIn = { cookies: new Map(), values: new Map() };

/** One test identity in one group: signed in or not, with what goes into its requests. */
export class Session {
  /** Values by the names that login and replies gave them. */
  readonly values = new Map<string, string>();
  readonly #identity: IdentityOptions;
  readonly #login: Login | undefined;
  readonly #marks: Readonly<Record<string, string>>;
  readonly #refusing = new Set<string>();
  #signedIn = nothing;
  #headers: Readonly<Record<string, string>> = {};
  #logins = 0;
  #renewal: Promise<string | undefined> | undefined;

  /** `marks` are the cookies that lead to the group: no login may change them. */
  constructor(
    identity: IdentityOptions,
    where: Pick<Login, 'group' | 'sender'>,
    marks: Readonly<Record<string, string>> = {},
  ) {
    this.#marks = marks;
    this.#identity = identity;
    const { login } = identity;
    this.#login = login && { identity: { ...identity, login }, ...where };
    this.#dress();
  }

  /** How often it signed in: a reply to an older login says nothing about this one. */
  get generation(): number {
    return this.#logins;
  }

  /** Header names in lower case. */
  get headers(): Readonly<Record<string, string>> {
    return this.#headers;
  }

  /** What no report may show. */
  get secrets(): readonly string[] {
    const { cookies, values } = this.#signedIn;
    const { headers = {}, cookies: own = {} } = this.#identity;
    return [...cookies.values(), ...values.values(), ...Object.values(headers), ...Object.values(own)];
  }

  /** @throws {HarnessError} `login-failed` */
  async signIn(): Promise<void> {
    if (this.#login === undefined) return;
    this.#logins += 1;
    const signedIn = await logIn(this.#login);
    if (signedIn === undefined) return;
    this.#signedIn = signedIn;
    for (const [name, value] of signedIn.values) this.values.set(name, value);
    this.#dress();
  }

  /** Waits while it signs in anew. Gives why that failed, if it did: nothing more is sent then, lest the user is locked out. */
  async ready(): Promise<string | undefined> {
    return this.#renewal;
  }

  /** False where a new login would help nothing, or there were enough. */
  mayRenew(route: string): boolean {
    const { login } = this.#identity;
    if (login === undefined || this.#refusing.has(route)) return false;
    return this.#logins < (login.loginsMax ?? loginsMaxDefault) || this.#renewal !== undefined;
  }

  /** Signs in anew, once for all who found generation `seen` expired. Gives why it failed, if it did. */
  async renew(seen: number): Promise<string | undefined> {
    if (this.generation === seen) {
      this.#renewal = this.signIn().then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    }
    return this.#renewal;
  }

  /** This route sends even a fresh session away. */
  refuses(route: string): void {
    this.#refusing.add(route);
  }

  #dress(): void {
    const { headers = {}, cookies: given = {} } = this.#identity;
    const filled = Object.entries(fillRecord(headers, this.#signedIn.values));
    const own = fillRecord(given, this.#signedIn.values);
    const cookies = new Map([...Object.entries(own), ...this.#signedIn.cookies]);
    const cookie = cookieHeader([...cookies].filter(([name]) => !Object.hasOwn(this.#marks, name)));
    this.#headers = {
      ...Object.fromEntries(filled.map(([name, value]) => [name.toLowerCase(), value])),
      ...(cookie !== undefined && { cookie }),
    };
  }
}
