import type { Body, Contract, Event, Response } from '../contract.ts';
import { diffContent } from './bodies.ts';
import type { Root } from './element.ts';
import { requiredText } from './parameters.ts';
import { diffHeaders } from './responses.ts';
import type { DiffTools } from './walk.ts';

/** Compares webhooks and callbacks. The provider writes their bodies, so that bodies are judged as responses are. */
export function diffEvents(old: Contract, now: Contract, tools: DiffTools): void {
  for (const key of new Set([...old.events.keys(), ...now.events.keys()])) {
    const [before, after] = [old.events.get(key), now.events.get(key)];
    tools.collector.looked('response');
    if (before && after) diffEvent(key, [before, after], tools);
    else addEvent(key, { before, after }, tools);
  }
}

function addEvent(
  key: string,
  { before, after }: { readonly before: Event | undefined; readonly after: Event | undefined },
  { collector }: DiffTools,
): void {
  const event = after ?? before;
  if (event === undefined) return;
  const element = { role: 'response', key, label: event.label } as const;
  const base = { element, place: event.place };
  if (after)
    collector.add({ ...base, kind: 'event-added', effect: 'widens', to: event.label, new: event.at });
  else
    collector.add({
      ...base,
      kind: 'event-removed',
      effect: 'incomparable',
      from: event.label,
      old: event.at,
    });
}

function diffEvent(key: string, [before, after]: readonly [Event, Event], tools: DiffTools): void {
  const root = { key, label: `body of ${after.label}`, place: after.place } as const;
  diffBodies({ ...root, role: 'response' }, [before.body, after.body], tools);
  diffHeaders(
    { ...root, role: 'response', label: after.label },
    { before: before.parameters, after: after.parameters, old: before.at, new: after.at },
    tools,
  );
  for (const status of new Set([...before.responses.keys(), ...after.responses.keys()]))
    diffAnswer(
      answerTo(key, after, status),
      [before.responses.get(status), after.responses.get(status)],
      tools,
    );
}

function answerTo(key: string, { label, place }: Event, status: string): Root {
  return { role: 'request', key: `${key} ${status}`, label: `answer ${status} to ${label}`, place };
}

/** The receiver writes the answers; a status that is not named is one that the provider may not know. */
function diffAnswer(
  answer: Root,
  [was, is]: readonly [Response | undefined, Response | undefined],
  { collector, ...tools }: DiffTools,
): void {
  if (was !== undefined && is !== undefined) {
    const places = { old: was.at, new: is.at };
    const content = { before: was.content, after: is.content, asked: 'request', ...places } as const;
    return diffContent(answer, content, { collector, ...tools });
  }
  const effect = was === undefined ? 'widens' : 'narrows';
  const words = was === undefined ? { to: 'described' } : { from: 'described' };
  collector.add({
    kind: 'alternatives',
    effect,
    element: answer,
    place: answer.place,
    ...words,
    old: was?.at,
    new: is?.at,
  });
}

function diffBodies(
  root: Root,
  [was, is]: readonly [Body | undefined, Body | undefined],
  tools: DiffTools,
): void {
  if (was === undefined || is === undefined) return;
  const places = { old: was.at, new: is.at };
  if (was.required !== is.required) {
    const words = { from: requiredText(was), to: requiredText(is) };
    const effect = is.required ? 'narrows' : 'widens';
    const { place } = root;
    tools.collector.add({ kind: 'field-requiredness', effect, element: root, place, ...words, ...places });
  }
  diffContent(root, { before: was.content, after: is.content, asked: 'operation', ...places }, tools);
}
