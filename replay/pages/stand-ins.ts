/** Test identities that pages are opened as, in place of recorded users. */
import { redact, type Exchange } from '../../capture/index.ts';
import { groupOf, type Arm } from '../arms.ts';
import type { Sender } from '../send/sender.ts';
import { Cast, type Aim } from '../sessions/cast.ts';
import { openIdentities } from '../sessions/identities.ts';
import type { Session } from '../sessions/session.ts';
import { loginRemarks } from '../sessions/sessions.ts';
import { openValueMaps } from '../sessions/value-map.ts';
import type { GroupName } from './page-facts.ts';
import type { PageView } from './page-view.ts';
import type { PagesSettings } from './settings.ts';

export interface StandIns {
  /** Name of the identity for pages that are named; undefined where nobody signs in. */
  readonly forNamed: string | undefined;
  /** Name of the identity that stands in for who sent this. */
  nameFor(exchange: Exchange): string | undefined;
  /** The redacted values of a target that nothing stands in for. */
  missingFrom(identity: string | undefined, target: string): readonly string[];
  /** The view below the URL of a group, with its own values, or why it cannot be opened. */
  aim(group: GroupName, view: PageView): Aim;
  /**
   * The session of a view in an arm, signed in; undefined where it has none, and when stopped.
   *
   * @throws {HarnessError} `login-failed`
   */
  session(arm: Arm, view: { readonly identity?: string | undefined }): Promise<Session | undefined>;
  /** Values that no report may show. */
  secrets(): readonly string[];
  /** Who signed in, how often and by which requests: the report names every exception to GET and HEAD. */
  remarks(): readonly string[];
}

/** Nobody signs in before a session is asked for. */
export function openStandIns(settings: PagesSettings, sender: Sender): StandIns {
  const { sessions, redactKey, as } = settings;
  if (sessions === undefined) return nobody;
  const identities = openIdentities(sessions);
  const valuesOf = openValueMaps(sessions);
  const cast = new Cast(sessions, sender, settings);
  const signedIn = new Map<Session, Promise<void>>();
  return {
    forNamed: as ?? identities.standInFor(undefined),
    nameFor: (exchange) => identities.standInFor(identities.recordedOf(redact(exchange, redactKey))),
    missingFrom: (identity, target) => valuesOf(identity).missingFrom(target),
    aim: (group, { target, route, source, identity }) =>
      cast.aim(group, { method: 'GET', target, route, source, headers: {}, ...(identity && { identity }) }),
    async session(arm, { identity }) {
      if (identity === undefined) return undefined;
      const { sessions: own, second } = cast.of(identity);
      const session = arm === 'stable-b' && second !== undefined ? second : own[groupOf(arm)];
      const signingIn = signedIn.get(session) ?? session.signIn();
      signedIn.set(session, signingIn);
      await signingIn;
      return session;
    },
    secrets: () => cast.secrets(),
    remarks: () => loginRemarks(sessions, cast),
  };
}

const noValues = openValueMaps()(undefined);

/** Without test identities. */
export const nobody: StandIns = {
  forNamed: undefined,
  nameFor: () => undefined,
  missingFrom: (_identity, target) => noValues.missingFrom(target),
  aim: (_group, { target }) => ({ target }),
  session: async () => undefined,
  secrets: () => [],
  remarks: () => [],
};
