import { HarnessError, type Subject } from '../reports/index.ts';
import type { Checklist, Item, Phase } from './item.ts';
import { suggestion } from './problem.ts';

/**
 * The items of some phases or some ids; all when neither is named.
 *
 * @throws {HarnessError} `nothing-selected` when nothing is left, `usage` for an id that is no item.
 */
export function select(
  { items }: Checklist,
  wish: { readonly phases?: readonly Phase[]; readonly only?: readonly string[] },
): readonly Item[] {
  const ids = items.map(({ id }) => id);
  const unknown = wish.only?.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    const what = `There is no item "${unknown}": ${suggestion(unknown, ids)}.`;
    throw new HarnessError('usage', { what, todo: 'Name items by their id.' });
  }
  const selected = items.filter(
    ({ id, phase }) =>
      (!wish.only?.length || wish.only.includes(id)) && (!wish.phases?.length || wish.phases.includes(phase)),
  );
  if (selected.length > 0) return selected;
  const phases = [...new Set(items.map(({ phase }) => phase))];
  throw new HarnessError('nothing-selected', {
    what: items.length === 0 ? 'The checklist has no items.' : 'No item of the checklist was selected.',
    todo: items.length === 0 ? 'Write items.' : `It has items of the phases ${phases.join(', ')}.`,
  });
}

/** What is known of a release. */
export interface ReleaseFacts {
  readonly subject: Subject;
  /** The kinds of change in it; undefined where nobody said. */
  readonly changes?: readonly string[];
  readonly now: Date;
}

/** Why an item does not apply to this release today, or undefined when it does. */
export function exemptionOf(
  { when, enableLater, omitted }: Item,
  { subject: { service, strategy }, changes, now }: ReleaseFacts,
): string | undefined {
  if (omitted !== undefined) return `Left out: ${omitted}`;
  if (enableLater !== undefined && now.toISOString().slice(0, 10) < enableLater) {
    return `Not asked yet: it counts from ${enableLater} on.`;
  }
  if (when?.services.length && !when.services.includes(service)) {
    return `Does not apply: it is for ${when.services.join(', ')}, not for ${service}.`;
  }
  if (when?.strategies.length && strategy !== undefined && !when.strategies.includes(strategy)) {
    return `Does not apply: it is for the strategy ${when.strategies.join(', ')}, not ${strategy}.`;
  }
  if (when?.changes.length && changes && !when.changes.some((kind) => changes.includes(kind))) {
    return `Does not apply: it is for changes of ${when.changes.join(', ')}; this release has ${changes.join(', ') || 'none'}.`;
  }
  return undefined;
}
