import type { Parameter } from '../contract.ts';
import type { Effect } from '../changes.ts';
import { unescaped } from '../read/operation-reader.ts';
import { elementName, type Root } from './element.ts';
import { announcementOf, lasting } from '../lifecycle.ts';
import { diffEnd, diffLifecycle } from './diff-lifecycle.ts';
import type { OperationPair } from './operation-pair.ts';
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
  if (before.style !== after.style) {
    const words = { from: before.style || 'usual style', to: after.style || 'usual style' };
    tools.collector.add({ kind: 'parameter-style', effect: styleEffect(before, after), ...base, ...words });
  }
  diffLifecycle(base, [before, after], tools);
  const isDocument = before.mediaType !== undefined && after.mediaType !== undefined;
  const { isText: _, ...typed } = root;
  walkSchemas(isDocument ? typed : root, [before.schema, after.schema], tools);
}

/** What may be sent unescaped may be escaped too. */
export function styleEffect({ style: old }: Parameter, { style: now }: Parameter): Effect {
  if (now === old + unescaped) return 'widens';
  return old === now + unescaped ? 'narrows' : 'incomparable';
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
