import { HarnessError } from '../../reports/index.ts';
import { isComplete, type CompleteReply } from '../reply.ts';
import type { LoginRequest, Sender } from '../send/sender.ts';
import { connectionFault } from '../send/tls/connection-fault.ts';
import { cookieHeader, CookieJar } from './cookie-jar.ts';
import type { IdentityOptions, LoginRecipe, LoginStep } from './options.ts';
import { fillIn, fillJson, fillRecord } from './placeholders.ts';
import { leadsToLogin } from './signed-out.ts';
import { takeValue } from './take-value.ts';

/** What a login left behind. */
export interface SignedIn {
  readonly cookies: ReadonlyMap<string, string>;
  /** Names of the cookies that scripts of a page may not read. */
  readonly hidden: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  /** Of what expires first, where a step tells it as OAuth does; from the beginning of the login. */
  readonly lastsMs: number;
}

export interface Login {
  readonly identity: IdentityOptions & { readonly login: LoginRecipe };
  readonly group: 'stable' | 'preview';
  readonly sender: Sender;
  /** Cookies that lead to the group: no login may change them. */
  readonly marks?: Readonly<Record<string, string>>;
}

const checkRecipe = 'Check user name, password and the steps of its login.';

/**
 * Carries the recipe of an identity out in one group. Undefined when the run was stopped meanwhile. Messages tell
 * the step and its status, never what was sent or answered.
 *
 * @throws {HarnessError} `login-failed`
 */
export async function logIn({ identity, group, sender, marks }: Login): Promise<SignedIn | undefined> {
  const jar = new CookieJar();
  const values = new Map<string, string>();
  let lastsMs = Infinity;
  const { steps } = identity.login;
  for (const [index, step] of steps.entries()) {
    const cookie = cookieHeader(new Map([...Object.entries(identity.cookies ?? {}), ...jar.all]), marks);
    const reply = await sender.login(group, requestOf(step, values, cookie));
    if (!isComplete(reply) && reply.failed === 'interrupted') return undefined;
    const fault = isComplete(reply) ? undefined : connectionFault(group, reply.message);
    const failure = isComplete(reply)
      ? take(step, reply, { jar, values, isLast: index === steps.length - 1 })
      : `got no answer${fault ? `, since the group ${fault.what}` : ''}: ${reply.message}`;
    if (isComplete(reply)) lastsMs = Math.min(lastsMs, lifeMsOf(reply));
    if (failure === undefined) continue;
    throw new HarnessError('login-failed', {
      what: `"${identity.name}" cannot sign in to the ${group} group: step ${index + 1}, ${titleOf(step)}, ${failure}.`,
      where: `sessions.identities "${identity.name}"`,
      todo:
        fault?.todo ?? (isComplete(reply) ? checkRecipe : 'See whether the group answers this step in time.'),
    });
  }
  return { cookies: jar.all, hidden: jar.hidden, values, lastsMs };
}

/** Of `expires_in`, seconds (RFC 6749, 5.1); without end where it says nothing that can be. */
function lifeMsOf(reply: CompleteReply): number {
  const seconds = Number(takeValue('json:/expires_in', reply) ?? '');
  return seconds > 0 ? seconds * 1000 : Infinity;
}

/** Method and path without query, which may hold secrets. */
export function titleOf(step: LoginStep): string {
  return `${methodOf(step)} ${step.path.split('?', 1)[0] ?? ''}`;
}

function methodOf({ method, json, form, body }: LoginStep): string {
  return (method ?? ((json ?? form ?? body) === undefined ? 'GET' : 'POST')).toUpperCase();
}

function requestOf(
  step: LoginStep,
  values: ReadonlyMap<string, string>,
  cookie: string | undefined,
): LoginRequest {
  const encoded = new Map([...values].map(([name, value]) => [name, encodeURIComponent(value)]));
  const { type, body } = contentOf(step, values);
  return {
    method: methodOf(step),
    path: fillIn(step.path, encoded),
    headers: {
      ...(type !== undefined && { 'content-type': type }),
      ...fillRecord(step.headers ?? {}, values),
      ...(cookie !== undefined && { cookie }),
    },
    ...(body !== undefined && { body }),
  };
}

function contentOf(
  { json, form, body }: LoginStep,
  values: ReadonlyMap<string, string>,
): { readonly type?: string; readonly body?: string } {
  if (json !== undefined) return { type: 'application/json', body: JSON.stringify(fillJson(json, values)) };
  if (form !== undefined) {
    const content = new URLSearchParams(fillRecord(form, values)).toString();
    return { type: 'application/x-www-form-urlencoded', body: content };
  }
  return body === undefined ? {} : { body: fillIn(body, values) };
}

/** Takes cookies and values out of a reply; says what is wrong with it, if anything. */
function take(
  step: LoginStep,
  reply: CompleteReply,
  into: { readonly jar: CookieJar; readonly values: Map<string, string>; readonly isLast: boolean },
): string | undefined {
  const isMet = step.status === undefined ? reply.status < 400 : reply.status === step.status;
  if (!isMet) return `answered ${reply.status}${leadsToLogin(reply) ? ' and led to a login page' : ''}`;
  if (into.isLast && step.status === undefined && leadsToLogin(reply)) return 'led back to a login page';
  into.jar.take(reply);
  for (const [name, from] of Object.entries(step.extract ?? {})) {
    const value = takeValue(from, reply);
    if (value === undefined) return `answered ${reply.status} without ${from}`;
    into.values.set(name, value);
  }
  return undefined;
}
