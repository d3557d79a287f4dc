/**
 * Runs items side by side, each after what it needs. An item whose need is not met is not run.
 */
import type { Outcome, RunContext } from '../reports/index.ts';
import type { Surroundings } from './check-context.ts';
import { interruptedRun, runItem, type ItemRun } from './item-run.ts';
import type { Item } from './item.ts';
import { Slots } from './slots.ts';

export interface RunItemsOptions {
  readonly around: Surroundings;
  /** How many items run at the same time. */
  readonly concurrency: number;
  /** Why an item does not apply here, or undefined when it does. */
  exemption(item: Item): string | undefined;
}

/** One run for each item, in the order given. Needs must be free of cycles; a need that is not among the items is not waited for. */
export async function runItems(
  items: readonly Item[],
  options: RunItemsOptions,
  context: RunContext,
): Promise<ItemRun[]> {
  const slots = new Slots(options.concurrency);
  const byId = new Map(items.map((item) => [item.id, item]));
  const runs = new Map<string, Promise<ItemRun>>();
  let done = 0;

  const runOf = (item: Item): Promise<ItemRun> => {
    const known = runs.get(item.id);
    if (known) return known;
    const run = afterNeeds(item).then((ended) => {
      done += 1;
      const step = `${item.id} ${ended.judgement.outcome}`;
      context.onProgress({ tool: 'checklist', step, done, total: items.length });
      return ended;
    });
    runs.set(item.id, run);
    return run;
  };

  const afterNeeds = async (item: Item): Promise<ItemRun> => {
    const exemption = options.exemption(item);
    if (exemption !== undefined) {
      return { item, judgement: { outcome: 'skipped', message: exemption }, attempts: [], notRun: 'exempt' };
    }
    if (item.unset.length > 0) return unset(item);
    const needed = await Promise.all(item.needs.flatMap((id) => byId.get(id) ?? []).map(runOf));
    const unmet = needed.find(isUnmet);
    if (unmet !== undefined) return leftOut(item, unmet);
    return slots.run(async () =>
      context.signal.aborted ? interruptedRun(item) : runItem(item, options.around, context),
    );
  };

  return Promise.all(items.map(runOf));
}

const states: Record<Outcome, string> = {
  pass: 'passed',
  fail: 'failed',
  error: 'could not be judged',
  inconclusive: 'is inconclusive',
  pending: 'waits for a person',
  skipped: 'was not run',
};

/** An item that does not apply here stands in nobody's way. */
function isUnmet({ judgement, notRun }: ItemRun): boolean {
  return judgement.outcome !== 'pass' && notRun !== 'exempt';
}

function unset(item: Item): ItemRun {
  const names = item.unset.map((name) => `vars.${name}`).join(', ');
  const message = `Cannot be asked yet: no checklist gives ${names}. Give it, or leave the item out with "adjust" and a reason.`;
  return { item, judgement: { outcome: 'inconclusive', message }, attempts: [], notRun: 'unset' };
}

/** An item left out because of an unmet need. A blocker holds by itself: the need may be waived, or only warn. */
function leftOut(item: Item, unmet: ItemRun): ItemRun {
  if (unmet.notRun === 'interrupted') return interruptedRun(item);
  const message = `Not judged: it needs ${unmet.item.id}, which ${states[unmet.judgement.outcome]}.`;
  const outcome = item.level === 'block' ? 'inconclusive' : 'skipped';
  return { item, judgement: { outcome, message }, attempts: [], notRun: 'need' };
}
