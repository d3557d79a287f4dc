/** Sends captured requests as test identities: signed in, with their own values in place of recorded ones. */
import type { RunContext } from '../../reports/index.ts';
import { glob } from '../glob.ts';
import type { GroupOptions } from '../options.ts';
import type { PlannedRequest } from '../planned-request.ts';
import { isComplete, type CompleteReply, type Reply } from '../reply.ts';
import type { Sender } from '../send/sender.ts';
import { slotOf, type Slot } from './carried-values.ts';
import type { ExtractRule, IdentityOptions, SessionOptions } from './options.ts';
import { Session } from './session.ts';
import { saysSignIn } from './signed-out.ts';
import { takeValue } from './take-value.ts';
import { openValueMaps, type ValueMap } from './value-map.ts';

export interface Sessions {
  readonly sender: Sender;
  /** Why this request cannot go out now, as the ledger counts it. */
  withholds(request: PlannedRequest): 'value-not-extracted' | undefined;
  /** Values that no report may show. */
  secrets(): readonly string[];
}

const groups = ['stable', 'preview'] as const;
type GroupName = (typeof groups)[number];

interface Surroundings {
  readonly requests: Iterable<Pick<PlannedRequest, 'identity'>>;
  readonly groups: Readonly<Record<GroupName, GroupOptions>>;
  readonly context: RunContext;
}

/**
 * Signs in every identity that has a request, in both groups, and gives the sender for all that follows. Expired
 * sessions are renewed on the way; a request that met one is sent once more.
 *
 * @throws {HarnessError} `login-failed`
 */
export async function openSessions(
  options: SessionOptions | undefined,
  inner: Sender,
  { requests, groups: marks, context }: Surroundings,
): Promise<Sessions> {
  if (options === undefined) return { sender: inner, withholds: () => undefined, secrets: () => [] };
  const names = new Set<string | undefined>();
  for (const { identity } of requests) names.add(identity);
  const cast = new Cast(options, inner, marks);
  for (const name of names) {
    for (const group of groups) {
      if (name === undefined || context.signal.aborted) break;
      context.onProgress({ tool: 'replay', step: `sign in ${name} to ${group}` });
      await cast.of(name).sessions[group].signIn();
    }
  }
  return {
    sender: {
      send: (group, request, intendedAt, lateUs) => cast.send(group, request, intendedAt, lateUs),
      login: (group, request) => inner.login(group, request),
      close: () => inner.close(),
    },
    withholds: (request) =>
      groups.some((group) => cast.targetFor(group, request) === undefined)
        ? 'value-not-extracted'
        : undefined,
    secrets: () => cast.secrets(),
  };
}

interface Member {
  readonly values: ValueMap;
  readonly sessions: Readonly<Record<GroupName, Session>>;
}

/** All identities in both groups. */
class Cast {
  readonly #options: SessionOptions;
  readonly #inner: Sender;
  readonly #marks: Surroundings['groups'];
  readonly #members = new Map<string | undefined, Member>();
  readonly #valuesOf: (name: string | undefined) => ValueMap;
  readonly #slots: readonly Slot[];
  readonly #rules: readonly (ExtractRule & { fits(route: string): boolean })[];

  constructor(options: SessionOptions, inner: Sender, marks: Surroundings['groups']) {
    this.#marks = marks;
    this.#options = options;
    this.#inner = inner;
    this.#valuesOf = openValueMaps(options);
    this.#slots = (options.into ?? []).flatMap((text) => slotOf(text) ?? []);
    this.#rules = (options.extract ?? []).map((rule) => ({ ...rule, fits: glob(withMethod(rule.route)) }));
  }

  of(name: string | undefined): Member {
    const known = this.#members.get(name);
    if (known !== undefined) return known;
    const identity: IdentityOptions = this.#options.identities?.find((one) => one.name === name) ?? {
      name: '',
    };
    const member = {
      values: this.#valuesOf(name),
      sessions: {
        stable: this.#session(identity, 'stable'),
        preview: this.#session(identity, 'preview'),
      },
    };
    this.#members.set(name, member);
    return member;
  }

  /** Undefined when a value that goes into it is not known yet. */
  targetFor(group: GroupName, { identity, target }: PlannedRequest): string | undefined {
    const { values, sessions } = this.of(identity);
    let filled = values.apply(target);
    for (const slot of this.#slots) {
      const value = sessions[group].values.get(slot.name);
      const next = slot.fill(filled, value ?? '');
      if (next !== undefined && value === undefined) return undefined;
      filled = next ?? filled;
    }
    return filled;
  }

  async send(group: GroupName, request: PlannedRequest, intendedAt: number, lateUs?: number): Promise<Reply> {
    const session = this.of(request.identity).sessions[group];
    const broken = await session.ready();
    if (broken !== undefined) return failed(broken);
    const seen = session.generation;
    const reply = await this.#ask(group, request, intendedAt, lateUs);
    if (!isSentAway(reply, request) || !session.mayRenew(request.route))
      return this.#took(group, request, reply);
    const failure = await session.renew(seen);
    if (failure !== undefined) return failed(failure);
    const again = await this.#ask(group, request, performance.now());
    if (isSentAway(again, request)) session.refuses(request.route);
    return this.#took(group, request, again);
  }

  secrets(): readonly string[] {
    return [...this.#members.values()].flatMap(({ values, sessions }) => [
      ...values.secrets(),
      ...groups.flatMap((group) => sessions[group].secrets),
    ]);
  }

  #session(identity: IdentityOptions, group: GroupName): Session {
    return new Session(identity, { group, sender: this.#inner }, this.#marks[group].cookies);
  }

  async #ask(group: GroupName, request: PlannedRequest, intendedAt: number, lateUs?: number): Promise<Reply> {
    const target = this.targetFor(group, request);
    if (target === undefined)
      return { failed: 'error', message: 'a value it needs is not known', latencyUs: 0 };
    const headers = { ...request.headers, ...this.of(request.identity).sessions[group].headers };
    return this.#inner.send(group, { ...request, target, headers }, intendedAt, lateUs);
  }

  #took(group: GroupName, request: PlannedRequest, reply: Reply): Reply {
    if (isComplete(reply) && reply.status < 400) this.#extract(group, request, reply);
    return reply;
  }

  #extract(group: GroupName, { identity, route }: PlannedRequest, reply: CompleteReply): void {
    for (const rule of this.#rules) {
      const value = rule.fits(route) ? takeValue(rule.from, reply) : undefined;
      if (value !== undefined) this.of(identity).sessions[group].values.set(rule.name, value);
    }
  }
}

/** A captured 401 or redirect is the answer that production gave too. */
function isSentAway(reply: Reply, { status }: PlannedRequest): boolean {
  return isComplete(reply) && reply.status !== status && saysSignIn(reply);
}

function failed(message: string): Reply {
  return { failed: 'error', message, latencyUs: 0 };
}

function withMethod(route: string): string {
  return route.startsWith('/') ? `* ${route}` : route;
}
