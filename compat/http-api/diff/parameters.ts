import type { Parameter } from '../contract.ts';
import type { Sighting } from './collector.ts';
import { elementName, type Root } from './element.ts';
import { announcementOf, lasting } from '../lifecycle.ts';
import { diffEnd, diffLifecycle } from './diff-lifecycle.ts';
import type { OperationPair } from './operation-pair.ts';
import { isListOfOne, styleChange } from './styles.ts';
import { type DiffTools, walkSchemas } from './walk.ts';

export function diffParameters(pair: OperationPair, tools: DiffTools): void {
  const { old, new: now } = pair;
  for (const key of new Set([...old.parameters.keys(), ...now.parameters.keys()])) {
    tools.collector.looked('parameter');
    const [before, after] = [old.parameters.get(key), now.parameters.get(key)];
    const known = after ?? before;
    if (known === undefined) continue;
    const root = rootOf(pair, key, known);
    if (before && after) compare(root, [before, after], tools);
    else addOrRemove(root, { before, after, pair }, tools);
  }
}

function rootOf(pair: OperationPair, key: string, parameter: Parameter): Root {
  return {
    role: 'parameter',
    key: elementName(parameter.at) ?? `${pair.name} ${key}`,
    label: `${parameter.in} parameter \`${parameter.name}\``,
    place: pair.new.place,
    parameter: key,
    isText: true,
  };
}

function compare(root: Root, pair: readonly [Parameter, Parameter], tools: DiffTools): void {
  const [before, after] = pair;
  const { place, parameter } = root;
  const base = { element: root, place, parameter, old: before.at, new: after.at };
  if (before.required !== after.required) {
    const effect = after.required ? 'narrows' : 'widens';
    const words = { from: requiredText(before), to: requiredText(after) };
    tools.collector.add({ kind: 'parameter-requiredness', effect, ...base, ...words });
  }
  const written = styleChange(before, after);
  if (written !== undefined) tools.collector.add({ ...base, ...written });
  diffLifecycle(base, [before, after], tools);
  const isDocument = before.mediaType !== undefined && after.mediaType !== undefined;
  const { isText: _, ...typed } = root;
  if (compareAsList(base, pair, tools)) return;
  walkSchemas(isDocument ? typed : root, [before.schema, after.schema], tools);
}

/** True when one value became a list of such values, or the other way round, which is then told. */
function compareAsList(
  base: Omit<Sighting, 'kind' | 'effect'>,
  [before, after]: readonly [Parameter, Parameter],
  { comparer, collector }: DiffTools,
): boolean {
  if (comparer.isAlike(before.schema, after.schema)) return false;
  const [isWider, isNarrower] = [isListOfOne(before, after), isListOfOne(after, before)];
  if (!isWider && !isNarrower) return false;
  const [one, list] = isWider ? [before, after] : [after, before];
  const { items } = list.schema.read();
  if (items === undefined || !comparer.contains(items, one.schema)) return false;
  const [from, to] = isWider ? ['one value', 'a list'] : ['a list', 'one value'];
  collector.add({ kind: 'type', effect: isWider ? 'widens' : 'narrows', ...base, from, to });
  return true;
}

interface OneSided {
  readonly before: Parameter | undefined;
  readonly after: Parameter | undefined;
  readonly pair: OperationPair;
}

function addOrRemove(root: Root, { before, after, pair }: OneSided, tools: DiffTools): void {
  const { collector, policy } = tools;
  const { place, parameter } = root;
  const base = {
    element: root,
    place,
    parameter,
    old: before?.at ?? pair.old.at,
    new: after?.at ?? pair.new.at,
  };
  if (after) {
    const effect = after.required ? 'narrows' : 'none';
    collector.add({ kind: 'parameter-added', effect, ...base, to: requiredText(after) });
  } else if (before) {
    const effect = before.required ? 'widens' : 'none';
    const announced = announcementOf(before.lifecycle ?? lasting, policy);
    collector.add({ kind: 'parameter-removed', effect, ...base, from: requiredText(before), announced });
    diffEnd(base, before, tools);
  }
}

export function requiredText({ required }: { readonly required: boolean }): string {
  return required ? 'required' : 'optional';
}
