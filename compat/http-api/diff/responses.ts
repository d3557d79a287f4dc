import type { Parameter, Response } from '../contract.ts';
import type { Location } from '../read/location.ts';
import type { Element } from '../changes.ts';
import type { Sighting } from './collector.ts';
import { diffContent } from './bodies.ts';
import { announcementOf, lasting } from '../lifecycle.ts';
import { diffEnd, diffLifecycle } from './diff-lifecycle.ts';
import type { OperationPair } from './operation-pair.ts';
import type { Root } from './element.ts';
import { requiredText } from './parameters.ts';
import { styleChange } from './styles.ts';
import { type DiffTools, walkSchemas } from './walk.ts';

export function diffResponses(pair: OperationPair, tools: DiffTools): void {
  const [before, after] = [pair.old.responses, pair.new.responses];
  for (const [status, response] of before) {
    tools.collector.looked('response');
    const root = rootOf(pair, status);
    const match = covering(after, status);
    if (match === undefined) addStatus('status-removed', root, { pair, status, response }, tools);
    else diffResponse(root, [response, match], tools);
  }
  for (const [status, response] of after) {
    if (covering(before, status) !== undefined) continue;
    tools.collector.looked('response');
    addStatus('status-added', rootOf(pair, status), { pair, status, response }, tools);
  }
}

function rootOf(pair: OperationPair, status: string): Root {
  const { name } = pair;
  return {
    role: 'response',
    key: `${name} ${status}`,
    label: `response ${status} of ${name}`,
    place: pair.new.place,
  };
}

/** `404` is also covered by `4XX` and by `default`. */
function covering(responses: ReadonlyMap<string, Response>, status: string): Response | undefined {
  return responses.get(status) ?? responses.get(`${status[0]}XX`) ?? responses.get('default');
}

function addStatus(
  kind: 'status-removed' | 'status-added',
  root: Root,
  found: { readonly pair: OperationPair; readonly status: string; readonly response: Response },
  { collector }: DiffTools,
): void {
  const { pair, status, response } = found;
  const isSuccess = status.startsWith('2');
  const isGone = kind === 'status-removed';
  collector.add({
    kind,
    // A success that never comes, and whatever comes in its place, are both news to a caller.
    effect: isSuccess ? (isGone ? 'incomparable' : 'widens') : 'none',
    element: root,
    place: root.place,
    [isGone ? 'from' : 'to']: status,
    old: isGone ? response.at : pair.old.at,
    new: isGone ? pair.new.at : response.at,
  });
}

function diffResponse(root: Root, [before, after]: readonly [Response, Response], tools: DiffTools): void {
  const places = { old: before.at, new: after.at };
  diffContent(root, { before: before.content, after: after.content, asked: 'operation', ...places }, tools);
  diffHeaders(root, { before: before.headers, after: after.headers, ...places }, tools);
}

/** What the provider sends beside the body: headers of a response, parameters of an event. */
export function diffHeaders(
  root: Root,
  pair: Record<'before' | 'after', ReadonlyMap<string, Parameter>> & Record<'old' | 'new', Location>,
  tools: DiffTools,
): void {
  const { before, after, ...places } = pair;
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    if (was && is) diffHeader(root, [was, is], tools);
    else addOrRemove({ element: headerElement(root, name), place: root.place, ...places }, [was, is], tools);
  }
}

function addOrRemove(
  base: Omit<Sighting, 'kind' | 'effect'>,
  [was, is]: readonly [Parameter | undefined, Parameter | undefined],
  tools: DiffTools,
): void {
  const { collector, policy } = tools;
  if (is) {
    const effect = is.required ? 'narrows' : 'none';
    collector.add({ ...base, kind: 'header-added', effect, to: requiredText(is) });
  } else if (was) {
    const effect = was.required ? 'widens' : 'none';
    const announced = announcementOf(was.lifecycle ?? lasting, policy);
    collector.add({ ...base, kind: 'header-removed', effect, from: requiredText(was), announced });
    diffEnd(base, was, tools);
  }
}

function diffHeader(root: Root, [was, is]: readonly [Parameter, Parameter], tools: DiffTools): void {
  const element = headerElement(root, is.name);
  const { place } = root;
  tools.collector.looked('response');
  if (was.required !== is.required) {
    const effect = is.required ? 'narrows' : 'widens';
    const words = { from: requiredText(was), to: requiredText(is) };
    const places = { old: was.at, new: is.at };
    tools.collector.add({ kind: 'header-requiredness', effect, element, place, ...words, ...places });
  }
  const written = styleChange(was, is);
  if (written !== undefined) tools.collector.add({ element, place, old: was.at, new: is.at, ...written });
  diffLifecycle({ element, place, old: was.at, new: is.at }, [was, is], tools);
  walkSchemas({ ...element, place, isText: true }, [was.schema, is.schema], tools);
}

function headerElement(root: Root, name: string): Element {
  const lower = name.toLowerCase();
  return {
    role: 'response',
    key: `${root.key} header ${lower}`,
    label: `header \`${lower}\` of ${root.label}`,
  };
}
