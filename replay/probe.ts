import { HarnessError } from '../reports/index.ts';
import type { PlannedRequest } from './planned-request.ts';
import { headerOf, isComplete, type CompleteReply } from './reply.ts';
import type { Sender } from './send/sender.ts';
import type { Settings } from './settings.ts';

/** Headers by which services often name themselves. */
const telling = /served|version|backend|upstream|instance|node|server|group|colou?r|release|build|pod/;

/**
 * Asks each group one captured request before the run begins. Gives the rules by which the two replies could
 * be told apart, as flags.
 *
 * @throws {HarnessError} `target-unreachable` where a group does not answer at all.
 */
export async function probe(
  sender: Sender,
  request: PlannedRequest,
  settings: Settings,
): Promise<readonly string[]> {
  const replies: CompleteReply[] = [];
  for (const group of ['stable', 'preview'] as const) {
    const reply = await sender.send(group, request, performance.now());
    if (isComplete(reply)) replies.push(reply);
    else if (reply.failed === 'interrupted') return [];
    else {
      throw new HarnessError('target-unreachable', {
        what: `The ${group} group does not answer: ${reply.message}.`,
        where: `${request.method} ${settings[group].url.replace(/\/$/, '')}${request.target}`,
        todo: `Start it, or correct the address of ${group}.`,
      });
    }
  }
  const [stable, preview] = replies;
  return stable === undefined || preview === undefined ? [] : suggestions(stable, preview);
}

function suggestions(stable: CompleteReply, preview: CompleteReply): string[] {
  return Object.keys(preview.headers)
    .filter((name) => telling.test(name) && headerOf(stable, name) !== headerOf(preview, name))
    .map((name) => `--attest 'header:${name}=${headerOf(preview, name)}'`)
    .slice(0, 3);
}
