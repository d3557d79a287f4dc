/** Opens every page in both groups and keeps what is judged of it. */
import { place } from '../../reports/index.ts';
import { drawArms, groupOf } from '../arms.ts';
import { addressOf } from '../send/group-address.ts';
import { isNamedByContent, type AssetUse } from './asset-sweep.ts';
import { compareScreenshots } from './compare-screenshots.ts';
import { median } from './median.ts';
import { openPage, type Ask, type Opening } from './open-page.ts';
import type { Looks, PageFacts, VisitFacts } from './page-facts.ts';
import type { PageView } from './page-views.ts';
import type { PagesSettings } from './settings.ts';
import { visitFacts, type FactRules } from './visit-facts.ts';
import type { Viewport } from './options.ts';
import type { Visit } from './visit.ts';

export interface Gathering {
  readonly opening: Opening;
  readonly rules: FactRules;
  readonly settings: Pick<PagesSettings, 'repeats' | 'viewports'>;
  readonly random: () => number;
  /** Filled with the files that pages load and that are named by their content. */
  readonly assets: AssetUse;
}

/** One page in one viewport: all arms, so often as asked, in random order. Ends early when stopped. */
export async function gatherPage(
  { target, route }: PageView,
  viewport: Viewport,
  gathering: Gathering,
): Promise<PageFacts> {
  const { opening, rules, settings, random } = gathering;
  const visits: { stable: VisitFacts[]; preview: VisitFacts[] } = { stable: [], preview: [] };
  const pairs: PicturePair[] = [];
  for (let repeat = 0; repeat < settings.repeats; repeat += 1) {
    const seen: Visit[] = [];
    for (const arm of drawArms(random, 1)) {
      if (opening.signal.aborted) break;
      const visit = await openUnlessStopped(opening, { target, viewport, arm, repeat });
      if (visit === undefined) break;
      seen.push(visit);
      visits[groupOf(arm)].push(visitFacts(visit, rules));
      noteAssets(visit, gathering);
    }
    const pair = await comparePictures(seen);
    if (pair !== undefined) pairs.push(pair);
  }
  const [method = 'GET', ...path] = route.split(' ');
  const looks = looksOf(pairs);
  return {
    page: rules.redactor.text(target),
    place: place.operation(method, path.join(' ')),
    viewport: `${viewport.width}x${viewport.height}`,
    visits,
    ...(looks !== undefined && { looks }),
  };
}

/** A stop ends the browser at once; what it interrupts says nothing of the page. */
async function openUnlessStopped(opening: Opening, ask: Ask): Promise<Visit | undefined> {
  try {
    const visit = await openPage(opening, ask);
    return opening.signal.aborted ? undefined : visit;
  } catch (error) {
    if (opening.signal.aborted || !opening.browser.isConnected()) return undefined;
    throw error;
  }
}

/** What lies above the path of the group's URL cannot be asked of the other group. */
function noteAssets({ arm, requests }: Visit, { assets, opening }: Gathering): void {
  const group = groupOf(arm);
  const { prefix } = addressOf(opening.sides[group].group);
  for (const { url, isOwn, method } of requests) {
    if (!isOwn || method !== 'GET' || !isNamedByContent(url.pathname)) continue;
    if (!url.pathname.startsWith(`${prefix}/`)) continue;
    const path = url.pathname.slice(prefix.length);
    assets.set(path, (assets.get(path) ?? new Set()).add(group));
  }
}

interface PicturePair {
  readonly difference: number;
  readonly noise: number;
  readonly images?: NonNullable<Looks['images']>;
}

async function comparePictures(visits: readonly Visit[]): Promise<PicturePair | undefined> {
  const pictureOf = (arm: Visit['arm']): Buffer | undefined => {
    const visit = visits.find((one) => one.arm === arm);
    const isShown = visit?.failed === undefined && visit?.document?.outcome.kind === 'answered';
    return isShown ? visit.screenshot : undefined;
  };
  const [a, b, preview] = [pictureOf('stable-a'), pictureOf('stable-b'), pictureOf('preview')];
  if (a === undefined || b === undefined || preview === undefined) return undefined;
  const noise = await compareScreenshots(a, b);
  const { share, picture } = await compareScreenshots(a, preview);
  return {
    difference: share,
    noise: noise.share,
    ...(picture !== undefined && { images: { stable: a, preview, difference: picture } }),
  };
}

function looksOf(pairs: readonly PicturePair[]): Looks | undefined {
  if (pairs.length === 0) return undefined;
  const [worst] = [...pairs].sort((a, b) => b.difference - a.difference);
  return {
    pairs: pairs.length,
    difference: median(pairs.map(({ difference }) => difference)),
    noise: median(pairs.map(({ noise }) => noise)),
    ...(worst?.images !== undefined && { images: worst.images }),
  };
}
