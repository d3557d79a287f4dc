import { selectExchange, type SelectOptions } from '../../capture/index.ts';
import { glob } from '../glob.ts';
import type { ReplayOptions } from '../options.ts';
import type { PlannedRequest } from '../planned-request.ts';
import { isComplete, type Reply } from '../reply.ts';
import type { Sender } from '../send/sender.ts';
import { slotOf, type Slot } from './carried-values.ts';
import type { ExtractRule, IdentityOptions, SessionOptions } from './options.ts';
import { Session } from './session.ts';
import { SignIns } from './sign-ins.ts';
import { saysSignIn } from './signed-out.ts';
import { takeValue } from './take-value.ts';
import { openValueMaps, type ValueMap } from './value-map.ts';

export const groupNames = ['stable', 'preview'] as const;
export type GroupName = (typeof groupNames)[number];

interface Member {
  readonly values: ValueMap;
  readonly sessions: Readonly<Record<GroupName, Session>>;
  /** Of stable, for every second time that a request is asked there. */
  readonly second?: Session;
}

/** When a request goes out: set anew where it had to wait for its session. */
export interface HeldTiming {
  /** As of `Timing`. */
  intendedAt: number;
  lateUs: number;
  /** From when the guard waits for its reply; `Infinity` while it is held back. */
  sentAt?: number;
}

/** What the options of a replay say of the groups and of side effects. */
export type CastSettings = Pick<ReplayOptions, GroupName | 'select'>;

/** Where a request goes with its values in place, or why it must not go, as the ledger counts it. */
export type Aim = { readonly target: string } | { readonly withheld: Withheld };
export type Withheld = 'value-not-extracted' | 'side-effect' | 'ambiguous-target';

/** All test identities in both groups, and how requests are sent as them. */
export class Cast {
  readonly signIns = new SignIns();
  readonly #options: SessionOptions;
  readonly #inner: Sender;
  readonly #settings: CastSettings;
  readonly #harm: Pick<SelectOptions, 'sideEffects' | 'harmless'>;
  readonly #members = new Map<string | undefined, Member>();
  readonly #valuesOf: (name: string | undefined) => ValueMap;
  readonly #slots: readonly Slot[];
  readonly #askedOnce = new WeakSet<PlannedRequest>();
  readonly #rules: readonly (ExtractRule & { fits(route: string): boolean })[];

  constructor(options: SessionOptions, inner: Sender, settings: CastSettings) {
    const { sideEffects, harmless } = settings.select ?? {};
    this.#harm = { sideEffects, harmless };
    this.#settings = settings;
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
      ...(identity.login?.twice === true && { second: this.#session(identity, 'stable') }),
    };
    this.#members.set(name, member);
    return member;
  }

  /** Values come from replies and people: what they make of a target is judged anew. */
  aim(group: GroupName, { identity, method, target, source }: PlannedRequest): Aim {
    const { values, sessions } = this.of(identity);
    let filled = values.apply(target);
    for (const slot of this.#slots) {
      const value = sessions[group].values.get(slot.name);
      const next = slot.fill(filled, value ?? '');
      if (next !== undefined && value === undefined) return { withheld: 'value-not-extracted' };
      filled = next ?? filled;
    }
    if (filled === target) return { target };
    const selection = selectExchange({ source, method, target: filled, headers: {} }, this.#harm);
    if (selection.selected) return { target: filled };
    return { withheld: selection.reason === 'side-effect' ? 'side-effect' : 'ambiguous-target' };
  }

  /** A request that meets an expired session is sent once more in a new one, with a latency of its own. */
  async send(group: GroupName, request: PlannedRequest, timing: HeldTiming): Promise<Reply> {
    const session = this.#sessionFor(group, request);
    let hasRenewed = false;
    for (;;) {
      while (session.mustWait) await this.#renew(session, session.generation, timing);
      if (session.broken !== undefined) return failed(session.broken);
      session.renewAhead();
      const seen = session.generation;
      const reply = await this.#ask(session, request, timing);
      if (!isSentAway(reply, request)) session.accepted(request.route);
      else if (session.mayRenew(request.route, seen, hasRenewed)) {
        hasRenewed ||= seen === session.generation;
        await this.#renew(session, seen, timing);
        continue;
      }
      this.hear(group, request, reply);
      return reply;
    }
  }

  /** Nothing that waits for a login counts as time of the group. */
  async #renew(session: Session, seen: number, timing: HeldTiming): Promise<void> {
    timing.sentAt = Infinity;
    await this.signIns.during(session.renew(seen));
    timing.intendedAt = timing.sentAt = performance.now();
    timing.lateUs = 0;
  }

  /** Takes out of a reply what later requests need. */
  hear(group: GroupName, { identity, route }: PlannedRequest, reply: Reply): void {
    if (!isComplete(reply) || reply.status >= 400) return;
    for (const rule of this.#rules) {
      const value = rule.fits(route) ? takeValue(rule.from, reply) : undefined;
      if (value !== undefined) this.of(identity).sessions[group].values.set(rule.name, value);
    }
  }

  /** In every spelling in which a reply may hold them. */
  secrets(): readonly string[] {
    const secrets = [...this.#members.values()].flatMap((member) => [
      ...member.values.secrets(),
      ...sessionsOf(member).flatMap((session) => [...session.secrets]),
    ]);
    return [...new Set(secrets.flatMap(spellings))];
  }

  /** Grows whenever `secrets` does. */
  get secretCount(): number {
    let count = this.#members.size;
    for (const member of this.#members.values())
      for (const { secrets } of sessionsOf(member)) count += secrets.size;
    return count;
  }

  #session(identity: IdentityOptions, group: GroupName): Session {
    return new Session(identity, { group, sender: this.#inner, marks: this.#settings[group].cookies });
  }

  /** The second session of stable where the request was asked there before. */
  #sessionFor(group: GroupName, request: PlannedRequest): Session {
    const { sessions, second } = this.of(request.identity);
    if (group === 'preview' || second === undefined) return sessions[group];
    if (this.#askedOnce.delete(request)) return second;
    this.#askedOnce.add(request);
    return sessions.stable;
  }

  async #ask(session: Session, request: PlannedRequest, { intendedAt, lateUs }: HeldTiming): Promise<Reply> {
    const aim = this.aim(session.group, request);
    if ('withheld' in aim) return failed(`not sent: ${aim.withheld}`);
    const headers = { ...request.headers, ...session.headers };
    return this.#inner.send(session.group, { ...request, ...aim, headers }, intendedAt, lateUs);
  }
}

/** All that an identity is signed in with, by the order of signing in. */
export function sessionsOf({ sessions, second }: Member): readonly Session[] {
  return [sessions.stable, ...(second ? [second] : []), sessions.preview];
}

/** A captured 401 or redirect is the answer that production gave too. */
function isSentAway(reply: Reply, { status }: PlannedRequest): boolean {
  return isComplete(reply) && reply.status !== status && saysSignIn(reply);
}

function spellings(secret: string): string[] {
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
}

function failed(message: string): Reply {
  return { failed: 'error', message, latencyUs: 0 };
}

function withMethod(route: string): string {
  return route.startsWith('/') ? `* ${route}` : route;
}
