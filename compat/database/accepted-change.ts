/** Puts a change into words that stay the same from run to run. Pure. */
import type { AcceptedChange } from '../../reports/index.ts';
import type { Change, ChangeOf } from './changes.ts';
import { columnText, uniqueText } from './digest.ts';

/** What a waiver accepts: this change and no other at the same place. */
export function acceptedChange(change: Change): AcceptedChange {
  const { kind } = change;
  if ('newCollation' in change) return { kind, from: change.collation, to: change.newCollation };
  if ('newType' in change) return { kind, from: change.type, to: change.newType };
  if ('newResult' in change) return { kind, from: change.result, to: change.newResult };
  if ('newPolicies' in change) {
    return { kind, from: change.policies.join('; '), to: change.newPolicies.join('; ') };
  }
  if ('newTrigger' in change) {
    return { kind, from: change.trigger.definition, to: change.newTrigger?.definition ?? 'nothing' };
  }
  if ('newOrder' in change) return { kind, from: change.order.join(), to: change.newOrder.join() };
  if ('newArguments' in change) return { kind, from: change.arguments, to: change.newArguments };
  if ('newEvent' in change) {
    return { kind, from: change.event.definition, to: change.newEvent?.definition ?? 'nothing' };
  }
  if ('setting' in change) return { kind, from: change.oldSetting ?? '', to: change.newSetting ?? '' };
  if ('privileges' in change) return { kind, from: change.privileges.join() };
  if ('lost' in change) return { kind, to: [...change.lost, ...change.demands].join('; ') };
  if ('demands' in change) return { kind, to: change.demands.join('; ') };
  if ('newFields' in change)
    return { kind, from: fieldsText(change.fields), to: fieldsText(change.newFields) };
  if ('newTiming' in change) return { kind, from: change.timing, to: change.newTiming };
  if ('losses' in change) return { kind, to: change.losses.join('; ') };
  if ('publications' in change) return { kind, to: change.publications.join() };
  if ('newBody' in change) return { kind, to: callText(change) };
  if ('steps' in change) return { kind, to: countingText(change) };
  if ('partition' in change) return { kind, to: change.partition.constraint ?? '' };
  if ('trigger' in change) return { kind, to: change.trigger.definition };
  if ('exclusion' in change) return { kind, to: change.exclusion.keys.join() };
  if ('before' in change && 'after' in change) {
    const to = `${change.after.name} ${columnText(change.after)}`;
    return { kind, from: `${change.column} ${columnText(change.before)}`, to };
  }
  if ('before' in change) return { kind, from: columnText(change.before) };
  if ('added' in change) return { kind, to: columnText(change.added) };
  if ('index' in change) return { kind, to: uniqueText(change.index) };
  if ('check' in change) return { kind, to: change.check.expression };
  if ('key' in change) return { kind, to: change.key.definition };
  if ('value' in change) return { kind, from: change.value, ...('to' in change && { to: change.to }) };
  if ('newTable' in change) return { kind, to: `${change.newTable.schema}.${change.newTable.name}` };
  return { kind };
}

function fieldsText(fields: ChangeOf<'composite-changed'>['fields']): string {
  return fields.map(({ name, type }) => `${name} ${type}`).join(', ');
}

function callText({
  renamed,
  required,
  asCaller,
  nullForNull,
  newBody,
}: ChangeOf<'function-altered'>): string {
  return [
    ...renamed.map(({ name, to }) => `${name} to ${to}`),
    ...(required === null ? [] : [`${required[1]} arguments`]),
    ...(asCaller ? ['security invoker'] : []),
    ...(nullForNull ? ['strict'] : []),
    ...(newBody === null ? [] : [`body ${newBody}`]),
  ].join('; ');
}

function countingText({ steps, cycles, ends }: ChangeOf<'sequence-changed'>): string {
  return [
    ...(steps === null ? [] : [`by ${steps[1]}`]),
    ...(cycles ? ['cycle'] : []),
    ...(ends === null ? [] : [`to ${ends[1]}`]),
  ].join('; ');
}
