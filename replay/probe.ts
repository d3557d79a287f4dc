import type { Attester } from './attest.ts';
import type { PlannedRequest } from './planned-request.ts';
import { headerOf, isComplete, type CompleteReply } from './reply.ts';
import type { Sender } from './send/sender.ts';
import { refusalOf } from './send/tls/connection-fault.ts';
import { unanswered } from './send/unanswered.ts';
import type { Settings } from './settings.ts';
import { askUnknownMark, type UnknownMark } from './unknown-mark.ts';
import type { GroupVersions } from './version-endpoint.ts';

/** The request to ask each group before a run: a GET where there is one, since a refusal of HEAD says no reason. */
export function probeRequest(
  requests: readonly PlannedRequest[],
  isSent: (request: PlannedRequest) => boolean,
): PlannedRequest | undefined {
  return requests.find((request) => request.method === 'GET' && isSent(request)) ?? requests.find(isSent);
}

/** Headers by which services often name themselves. */
const telling = /served|version|backend|upstream|instance|node|server|group|colou?r|release|build|pod/;

/** What was learned before the run. Plain data. */
export interface Probed {
  /** Flags that would tell the groups apart. */
  readonly suggestions: readonly string[];
  /** What the version endpoint said before and after the run. */
  readonly versions?: { readonly before: GroupVersions; readonly after: GroupVersions };
  /**
   * Whether what preview answers also reaches those who did not ask it: the same URL was asked of preview first
   * and of stable then. Undefined where stable's reply proves nothing.
   */
  readonly sharedCache?: { readonly found: boolean; readonly target: string; readonly mark: string };
  /** Undefined where preview has no mark of its own, where nothing was proven, and where a group did not answer for itself. */
  readonly unknownMark?: UnknownMark;
}

export const notProbed: Probed = { suggestions: [] };

interface Parts {
  readonly sender: Sender;
  readonly settings: Settings;
  readonly attester: Attester;
  readonly runId: string;
}

/** How often stable is asked for what nobody asked of preview, before a cache is blamed for preview's mark. */
const controls = 3;

/**
 * Asks each group one captured request before the run begins, preview first. A query of its own makes the URL
 * one that no user asks for, so that a cache between cannot hand preview's answer to anybody.
 *
 * @throws {HarnessError} `target-unreachable` where a group does not answer at all, or its entrance refuses how it is connected to.
 */
export async function probe(request: PlannedRequest, parts: Parts): Promise<Probed> {
  const own = withProbe(request, parts.runId);
  const preview = await ask('preview', own, parts);
  const stable = preview && (await ask('stable', own, parts));
  if (stable === undefined || preview === undefined) return notProbed;
  const sharedCache = await cacheSeen(stable, request, parts);
  if (sharedCache?.found === true) return { suggestions: suggestions(stable, preview), sharedCache };
  const isStables = parts.attester.prove('stable', stable).group === 'proven';
  const unknownMark = isStables && (await askUnknownMark(withProbe(request, `${parts.runId}-0`), parts));
  return {
    suggestions: suggestions(stable, preview),
    ...(sharedCache && { sharedCache }),
    ...(unknownMark && { unknownMark }),
  };
}

function withProbe(request: PlannedRequest, value: string): PlannedRequest {
  const { target } = request;
  return { ...request, target: `${target}${target.includes('?') ? '&' : '?'}seaworthy-probe=${value}` };
}

const ownQuery = /[?&]seaworthy-probe=.*/;

/** Undefined when the run was stopped meanwhile. */
async function ask(
  group: 'stable' | 'preview',
  request: PlannedRequest,
  { sender, settings }: Parts,
): Promise<CompleteReply | undefined> {
  const reply = await sender.send(group, request, performance.now());
  if (!isComplete(reply) && reply.failed === 'interrupted') return undefined;
  const said = isComplete(reply) ? refusalOf(reply) : reply.message;
  if (said === undefined) return reply as CompleteReply;
  const target = request.target.replace(ownQuery, '');
  throw unanswered({ group, options: settings[group], method: request.method, target, said });
}

async function cacheSeen(
  stable: CompleteReply,
  request: PlannedRequest,
  parts: Parts,
): Promise<Probed['sharedCache']> {
  const { group, version: mark = '' } = parts.attester.prove('stable', stable);
  if (group === 'unproven') return undefined;
  const found = isPreviews(stable, parts) && !(await isMisrouted(request, parts));
  return { found, target: request.target, mark };
}

function isPreviews(reply: CompleteReply, { attester }: Parts): boolean {
  return (
    attester.prove('stable', reply).group === 'wrong' && attester.prove('preview', reply).group === 'proven'
  );
}

/** Preview also answers stable's requests that no cache can know: that is a matter of routing. */
async function isMisrouted(request: PlannedRequest, parts: Parts): Promise<boolean> {
  for (let nth = 1; nth <= controls; nth += 1) {
    const reply = await ask('stable', withProbe(request, `${parts.runId}-${nth}`), parts);
    if (reply === undefined || isPreviews(reply, parts)) return true;
  }
  return false;
}

function suggestions(stable: CompleteReply, preview: CompleteReply): string[] {
  return Object.keys(preview.headers)
    .filter((name) => telling.test(name) && headerOf(stable, name) !== headerOf(preview, name))
    .map((name) => `--attest 'header:${name}=${headerOf(preview, name)}'`)
    .slice(0, 3);
}
