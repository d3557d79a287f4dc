/** Opens every page in both groups and keeps what is judged of it. */
import { place } from '../../reports/index.ts';
import { drawArms, groupOf } from '../arms.ts';
import { addressOf } from '../send/group-address.ts';
import { isNamedByContent, type AssetUse } from './asset-sweep.ts';
import { compareScreenshots } from './compare-screenshots.ts';
import { openPage, type Ask, type Opening } from './open-page.ts';
import type { GroupName, PageFacts, VisitFacts } from './page-facts.ts';
import type { PageView } from './page-views.ts';
import type { PagesSettings } from './settings.ts';
import { isUsable } from './usable-visits.ts';
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
  const visits: Record<GroupName, VisitFacts[]> = { stable: [], preview: [] };
  const screenshots: Record<GroupName, Buffer[]> = { stable: [], preview: [] };
  for (let repeat = 0; repeat < settings.repeats; repeat += 1) {
    for (const arm of drawArms(random, 1)) {
      if (opening.signal.aborted) break;
      const visit = await openUnlessStopped(opening, { target, viewport, arm, repeat });
      if (visit === undefined) break;
      const [group, facts] = [groupOf(arm), visitFacts(visit, rules)];
      visits[group].push(facts);
      if (visit.screenshot !== undefined && isUsable(facts)) screenshots[group].push(visit.screenshot);
      noteAssets(visit, gathering);
    }
  }
  const [method = 'GET', ...path] = route.split(' ');
  const looks = opening.signal.aborted ? undefined : await compareScreenshots(screenshots, viewport.height);
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
