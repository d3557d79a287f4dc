/** Asks both groups for every file that is named by its content: equal names must have equal bytes. */
import { isComplete, type Reply } from '../reply.ts';
import { sameBody } from '../body.ts';
import type { Asker } from './asker.ts';
import type { AssetFacts, GroupName } from './page-facts.ts';
import type { StandIns } from './stand-ins.ts';
import type { Redactor } from '../tally/redactor.ts';

/** Most files asked for; a page has hundreds, and each costs two requests. */
export const assetsMax = 300;

/** Path below a group's URL → whose pages load it, and the test identity that asked for it first. */
export type AssetUse = Map<
  string,
  { readonly groups: Set<GroupName>; readonly identity?: string | undefined }
>;

/**
 * `app.22501938a3.css`, `index-DiwrgTda.js`: a part of at least eight characters that no word is, before the
 * ending.
 */
export function isNamedByContent(path: string): boolean {
  const part = /[.\-_]([\w-]{8,})\.(?:m?js|css|map|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|wasm)$/i.exec(
    path,
  )?.[1];
  if (part === undefined) return false;
  const last = part.split('-').at(-1) ?? '';
  return last.length >= 8 && (/\d/.test(last) || /[a-z][A-Z]|[A-Z]{2}.*[a-z]/.test(last));
}

export async function sweepAssets(
  used: AssetUse,
  { asker, standIns }: { readonly asker: Asker; readonly standIns: Pick<StandIns, 'session'> },
  redactor: Redactor,
): Promise<readonly AssetFacts[]> {
  const facts: AssetFacts[] = [];
  for (const [path, { groups, identity }] of [...used].slice(0, assetsMax)) {
    const [forPreview, forStable] = [
      await standIns.session('preview', { identity }),
      await standIns.session('stable-a', { identity }),
    ];
    const preview = await asker.ask('preview', path, { accept: '*/*', session: forPreview });
    const stable = await asker.ask('stable', path, { accept: '*/*', session: forStable });
    if (preview === undefined || stable === undefined) break;
    facts.push({
      at: redactor.text(path),
      usedBy: [...groups].sort((a, b) => b.localeCompare(a)),
      content: compare(stable, preview),
      ...(isComplete(preview) && { previewStatus: preview.status }),
    });
  }
  return facts;
}

function compare(stable: Reply, preview: Reply): AssetFacts['content'] {
  if (!isComplete(preview) || preview.status >= 400) return 'missing';
  if (!isComplete(stable) || stable.status !== preview.status) return 'unknown';
  return sameBody(stable.body, preview.body) ? 'same' : 'other';
}
