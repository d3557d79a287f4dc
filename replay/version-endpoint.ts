import { readMark } from './attest.ts';
import type { VersionRule } from './options.ts';
import { isComplete } from './reply.ts';
import type { Sender } from './send/sender.ts';

/** What the two groups said of themselves; undefined where one did not say. */
export interface GroupVersions {
  readonly stable: string | undefined;
  readonly preview: string | undefined;
}

/** Asks each group for its version with one GET; undefined where no endpoint tells it. */
export async function askVersions(
  sender: Sender,
  version: VersionRule | undefined,
): Promise<GroupVersions | undefined> {
  if (version?.endpoint === undefined) return undefined;
  const request = {
    route: `GET ${version.endpoint}`,
    method: 'GET',
    target: version.endpoint,
    headers: {},
    source: { file: 'version endpoint', line: 0 },
  } as const;
  const ask = async (group: 'stable' | 'preview'): Promise<string | undefined> => {
    const reply = await sender.send(group, request, performance.now());
    return isComplete(reply) && reply.status < 400 ? readMark(version.by, reply) : undefined;
  };
  return { stable: await ask('stable'), preview: await ask('preview') };
}
