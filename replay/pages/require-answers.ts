import { isComplete } from '../reply.ts';
import { refusalOf as refusalOfEntrance } from '../send/tls/connection-fault.ts';
import { unanswered } from '../send/unanswered.ts';
import type { Asker } from './asker.ts';
import type { PageView } from './page-view.ts';
import type { PagesSettings } from './settings.ts';
import type { StandIns } from './stand-ins.ts';
import { refusalOf } from './wall/admission.ts';

/** What a server says by it may be the page's own doing. */
const mayBeThePage = /closed|ECONNRESET|ended early/;

/**
 * Asks each group for the first page that may be asked for: a wrong address is no fault of preview's pages.
 *
 * @throws {HarnessError} `target-unreachable` where nobody answers at a group's address, or its entrance refuses how
 *   it is connected to.
 */
export async function requireAnswers(
  views: readonly PageView[],
  settings: PagesSettings,
  { asker, standIns }: { readonly asker: Asker; readonly standIns: StandIns },
): Promise<void> {
  for (const group of ['stable', 'preview'] as const) {
    const first = views
      .map((view) => ({ view, aim: standIns.aim(group, view) }))
      .find(({ aim }) => 'target' in aim && mayBeAsked(aim.target, group, settings));
    if (first === undefined || !('target' in first.aim)) continue;
    const { target } = first.aim;
    const session = await standIns.session(group === 'preview' ? 'preview' : 'stable-a', first.view);
    const reply = await asker.ask(group, target, { accept: 'text/html', session });
    if (reply === undefined) return;
    const isTheGroup = !isComplete(reply) && reply.failed === 'error' && !mayBeThePage.test(reply.message);
    const said = isComplete(reply) ? refusalOfEntrance(reply) : isTheGroup ? reply.message : undefined;
    if (said === undefined) continue;
    throw unanswered({ group, options: settings[group], method: 'GET', target: first.view.target, said });
  }
}

function mayBeAsked(
  target: string,
  group: 'stable' | 'preview',
  { hosts, select, ...groups }: PagesSettings,
): boolean {
  const url = new URL(groups[group].url.replace(/\/$/, '') + target);
  return refusalOf({ method: 'GET', url, isUpgrade: false }, { hosts, sideEffects: select }) === undefined;
}
