/** Sends captured requests as test identities: signed in, with their own values in place of recorded ones. */
import type { RunContext } from '../../reports/index.ts';
import type { PlannedRequest } from '../planned-request.ts';
import type { Sender } from '../send/sender.ts';
import { failedReply } from '../send/transport.ts';
import { Cast, groupNames, sessionsOf, type CastSettings, type Withheld } from './cast.ts';
import { titleOf } from './login.ts';
import type { Observation } from '../tally/observation.ts';
import type { Hours } from '../windows/hours.ts';
import type { SessionOptions } from './options.ts';
import { SignIns } from './sign-ins.ts';

export interface Sessions {
  readonly sender: Sender;
  /** Why this request cannot go out now, as the ledger counts it. */
  withholds(request: PlannedRequest): Withheld | undefined;
  /** Closed while an identity signs in anew. */
  readonly signedIn: Hours;
  /** Takes the values out of replies that an earlier part of the run got, as if they came now. */
  recall(seen: Observation): void;
  /** Values that no report may show. */
  secrets(): readonly string[];
  /** Grows whenever there are more of them. */
  secretCount(): number;
  /** Who signed in, how often and by which requests: the report names every exception to GET and HEAD. */
  remarks(): readonly string[];
}

interface Surroundings {
  readonly requests: Iterable<Pick<PlannedRequest, 'identity'>>;
  readonly settings: CastSettings;
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
  { requests, settings, context }: Surroundings,
): Promise<Sessions> {
  if (options === undefined)
    return {
      sender: inner,
      withholds: () => undefined,
      recall: () => {},
      signedIn: new SignIns(),
      secrets: () => [],
      secretCount: () => 0,
      remarks: () => [],
    };
  const names = new Set<string | undefined>();
  let signedOut = 0;
  for (const { identity } of requests) {
    names.add(identity);
    if (identity === undefined) signedOut += 1;
  }
  const cast = new Cast(options, inner, settings);
  for (const name of names) {
    for (const session of sessionsOf(cast.of(name))) {
      if (name === undefined || context.signal.aborted) break;
      context.onProgress({ tool: 'replay', step: `sign in ${name} to ${session.group}` });
      await session.signIn();
    }
  }
  return {
    sender: {
      send: (group, request, intendedAt, lateUs = 0) => cast.send(group, request, { intendedAt, lateUs }),
      ask: (group, request, timing, hear) =>
        void cast
          .send(group, request, timing)
          .catch((error: unknown) => failedReply('error', String(error), timing))
          .then(hear),
      login: (group, request) => inner.login(group, request),
      close: () => inner.close(),
    },
    withholds(request) {
      const aims = groupNames.map((group) => cast.aim(group, request));
      return aims
        .map((aim) => ('withheld' in aim ? aim.withheld : undefined))
        .find((reason) => reason !== undefined);
    },
    recall({ request, stable, stableAgain, preview }) {
      cast.hear('stable', request, stable);
      if (stableAgain !== undefined) cast.hear('stable', request, stableAgain);
      cast.hear('preview', request, preview);
    },
    signedIn: cast.signIns,
    secrets: () => cast.secrets(),
    secretCount: () => cast.secretCount,
    remarks: () => [...loginRemarks(options, cast), ...signedOutRemark(options, signedOut)],
  };
}

/** Who signed in, how often and by which requests. */
export function loginRemarks({ identities = [] }: SessionOptions, cast: Cast): string[] {
  return identities.flatMap(({ name, login }) => {
    const logins = groupNames.map((group) => ({
      group,
      times: sessionsOf(cast.of(name))
        .filter((session) => session.group === group)
        .reduce((times, { logins }) => times + logins, 0),
    }));
    if (login === undefined || logins.every(({ times }) => times === 0)) return [];
    const counts = logins.map(({ group, times }) => `to ${group} ${times === 1 ? 'once' : `${times} times`}`);
    const ended = groupNames.filter((group) =>
      sessionsOf(cast.of(name)).some((session) => session.group === group && session.isExhausted),
    );
    return [
      `"${name}" signed in ${counts.join(' and ')}: ${login.steps.map(titleOf).join(', ')}.`,
      ...ended.map(
        (group) => `"${name}" was signed out of ${group} in the end, and had no login left (loginsMax).`,
      ),
    ];
  });
}

/** Replies to them are most often set aside, since production gave others. */
function signedOutRemark({ identities = [] }: SessionOptions, requests: number): string[] {
  if (identities.length === 0 || requests === 0) return [];
  const these = requests === 1 ? '1 request' : `${requests} requests`;
  return [`No test identity stands in for who sent ${these}: they went out without signing in.`];
}
