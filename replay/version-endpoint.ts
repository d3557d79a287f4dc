import { readMark } from './attest.ts';
import type { VersionRule } from './options.ts';
import { isComplete } from './reply.ts';
import type { Sender } from './send/sender.ts';

/** What the two groups said of themselves; undefined where one did not say. */
export interface GroupVersions {
  readonly stable: string | undefined;
  readonly preview: string | undefined;
  /** Another one that a group said when it was asked again at once. */
  readonly other?: { readonly stable?: string; readonly preview?: string };
}

/** A balancer of its own may lead the endpoint to either group: then it sooner or later says both. */
const timesAsked = 3;

/** Asks each group for its version with a few GETs; undefined where no endpoint tells it. */
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
  const heard = async (group: 'stable' | 'preview'): Promise<readonly string[]> => {
    const all = new Set<string>();
    for (let nth = 1; nth <= timesAsked; nth += 1) {
      const said = await ask(group);
      if (said !== undefined) all.add(said);
    }
    return [...all];
  };
  const [[stable, otherStable], [preview, otherPreview]] = [await heard('stable'), await heard('preview')];
  const other = {
    ...(otherStable !== undefined && { stable: otherStable }),
    ...(otherPreview !== undefined && { preview: otherPreview }),
  };
  return { stable, preview, ...(Object.keys(other).length > 0 && { other }) };
}
