/** Where a request goes whose marks have a value that nobody gave: only preview's own value may lead to preview. */
import { secretWordIn } from '../capture/index.ts';
import type { Attester } from './attest.ts';
import type { GroupOptions } from './options.ts';
import type { PlannedRequest } from './planned-request.ts';
import { isComplete } from './reply.ts';
import type { Sender } from './send/sender.ts';
import type { Settings } from './settings.ts';

/** What came back. Plain data. */
export interface UnknownMark {
  /** `echo`: the reply names itself by the value that was asked, whoever sent it. */
  readonly leadsTo: 'stable' | 'preview' | 'echo';
  readonly target: string;
  /** `name=value` of the cookies and headers that were sent. */
  readonly sent: readonly string[];
  /** By which value the reply named itself, where it did. */
  readonly shown?: string;
}

interface Parts {
  readonly sender: Sender;
  readonly settings: Pick<Settings, 'stable' | 'preview'>;
  readonly attester: Attester;
  readonly runId: string;
}

/** So often preview must answer, since a router that sends a few requests to the wrong group is another matter. */
const roundsMax = 5;

/**
 * Asks the entrance of both groups with preview's marks at another value. Undefined where each has an entrance of its
 * own, where preview has no mark, where replies prove nothing, and where they do not agree.
 */
export async function askUnknownMark(
  request: PlannedRequest,
  parts: Parts,
): Promise<UnknownMark | undefined> {
  const value = `none-${parts.runId.slice(0, 8)}`;
  const marks = marksOf(parts.settings);
  const sent = [...marks.cookies, ...marks.headers].map((name) => `${name}=${value}`);
  if (sent.length === 0) return undefined;
  const { identity: _identity, ...anonymous } = request;
  const cookie = marks.cookies.map((name) => `${name}=${value}`).join('; ');
  const headers = {
    ...request.headers,
    ...(cookie !== '' && { cookie }),
    ...Object.fromEntries(marks.headers.map((name) => [name, value])),
  };
  let answer: UnknownMark | undefined;
  for (let round = 0; round < roundsMax; round += 1) {
    const one = await askOnce({ ...anonymous, headers }, value, parts);
    if (one === undefined || (answer !== undefined && one.leadsTo !== answer.leadsTo)) return undefined;
    answer = { ...one, target: request.target, sent };
    if (one.leadsTo === 'stable') break;
  }
  return answer;
}

async function askOnce(
  request: PlannedRequest,
  value: string,
  { sender, attester }: Parts,
): Promise<Pick<UnknownMark, 'leadsTo' | 'shown'> | undefined> {
  const reply = await sender.send('stable', request, performance.now());
  if (!isComplete(reply)) return undefined;
  const { group, version: shown } = attester.prove('stable', reply);
  const named = shown !== undefined && { shown };
  if (shown?.includes(value) === true) return { leadsTo: 'echo', ...named };
  if (group === 'proven') return { leadsTo: 'stable', ...named };
  const isPreview = group === 'wrong' && attester.prove('preview', reply).group === 'proven';
  return isPreview ? { leadsTo: 'preview', ...named } : undefined;
}

/** Those that preview has and stable has not. A wrong secret would look like an attack. */
function marksOf({ stable, preview }: Parts['settings']): Record<'cookies' | 'headers', readonly string[]> {
  if (entranceOf(stable) !== entranceOf(preview)) return { cookies: [], headers: [] };
  const own = (kind: 'cookies' | 'headers'): readonly string[] => {
    const known = new Set(Object.keys(stable[kind] ?? {}).map((name) => name.toLowerCase()));
    return Object.keys(preview[kind] ?? {}).filter(
      (name) =>
        !known.has(name.toLowerCase()) &&
        !/^(?:authorization|cookie|host)$/i.test(name) &&
        secretWordIn(name) === undefined,
    );
  };
  return { cookies: own('cookies'), headers: own('headers').map((name) => name.toLowerCase()) };
}

function entranceOf({ url, entry = '' }: GroupOptions): string {
  return `${new URL(url).origin} ${entry}`;
}
