/** Opens every page in both groups and keeps what is judged of it. */
import { place } from '../../reports/index.ts';
import { drawArms, groupOf } from '../arms.ts';
import { addressOf } from '../send/group-address.ts';
import { isNamedByContent, type AssetUse } from './asset-sweep.ts';
import { compareScreenshots } from './compare-screenshots.ts';
import { openPage, type Ask, type Opening } from './open-page.ts';
import type { GroupName, PageFacts, VisitFacts } from './page-facts.ts';
import type { Harm } from '../guard/harm.ts';
import type { StandIns } from './stand-ins.ts';
import type { PageView } from './page-view.ts';
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
  readonly standIns: StandIns;
  /** Ends the run. */
  readonly stop: (harm: Harm) => void;
}

/** One page in one viewport: all arms, so often as asked, in random order. Ends early when stopped. */
export async function gatherPage(
  view: PageView,
  viewport: Viewport,
  gathering: Gathering,
): Promise<PageFacts> {
  const { opening, rules, settings, random } = gathering;
  const { target, route, identity } = view;
  const visits: Record<GroupName, VisitFacts[]> = { stable: [], preview: [] };
  const screenshots: Record<GroupName, Buffer[]> = { stable: [], preview: [] };
  for (let repeat = 0; repeat < settings.repeats; repeat += 1) {
    for (const arm of drawArms(random, 1)) {
      if (opening.signal.aborted) break;
      const seen = await openSignedIn(view, { viewport, arm, repeat }, gathering);
      if (seen === undefined) break;
      const { visit, facts } = seen;
      const group = groupOf(arm);
      visits[group].push(facts);
      if (visit.screenshot !== undefined && isUsable(facts)) screenshots[group].push(visit.screenshot);
      noteAssets(visit, identity, gathering);
    }
  }
  const [method = 'GET', ...path] = route.split(' ');
  const looks = opening.signal.aborted ? undefined : await compareScreenshots(screenshots, viewport.height);
  return {
    page: rules.redactor.text(target),
    place: place.operation(method, path.join(' ')),
    ...(identity !== undefined && { as: identity }),
    viewport: `${viewport.width}x${viewport.height}`,
    visits,
    ...(looks !== undefined && { looks }),
  };
}

interface SeenVisit {
  readonly visit: Visit;
  readonly facts: VisitFacts;
}

/** As the identity of the view, which signs in anew where its session has expired. Undefined when stopped. */
async function openSignedIn(
  view: PageView,
  ask: Pick<Ask, 'viewport' | 'arm' | 'repeat'>,
  { opening, rules, standIns, stop }: Gathering,
): Promise<SeenVisit | undefined> {
  const session = await standIns.session(ask.arm, view);
  const aim = standIns.aim(groupOf(ask.arm), view);
  // what cannot be aimed at was never chosen
  const { target } = 'target' in aim ? aim : view;
  let hasRenewed = false;
  for (;;) {
    if (session?.mustWait === true) await session.renew(session.generation);
    if (session?.broken !== undefined) {
      stop(brokenLogin(session.group, session.broken));
      return undefined;
    }
    const generation = session?.generation ?? 0;
    const visit = await openUnlessStopped(opening, { ...ask, target, session });
    if (visit === undefined) return undefined;
    const facts = visitFacts(visit, rules);
    const { asksToSignIn, status } = facts.document;
    if (session === undefined) return { visit, facts };
    if (asksToSignIn === undefined && status !== 401) session.accepted(view.route);
    else if (session.mayRenew(view.route, generation, hasRenewed)) {
      hasRenewed = true;
      await session.renew(generation);
      continue;
    }
    return { visit, facts };
  }
}

function brokenLogin(group: GroupName, why: string): Harm {
  return { group, reason: why.replace(/\.$/, '') };
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
function noteAssets(
  { arm, requests }: Visit,
  identity: string | undefined,
  { assets, opening }: Gathering,
): void {
  const group = groupOf(arm);
  const { prefix } = addressOf(opening.sides[group].group);
  for (const { url, isOwn, method } of requests) {
    if (!isOwn || method !== 'GET' || !isNamedByContent(url.pathname)) continue;
    if (!url.pathname.startsWith(`${prefix}/`)) continue;
    const path = url.pathname.slice(prefix.length);
    const use = assets.get(path) ?? { groups: new Set(), identity };
    use.groups.add(group);
    assets.set(path, use);
  }
}
