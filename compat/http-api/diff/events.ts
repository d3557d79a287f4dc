import type { Body, Contract, Event } from '../contract.ts';
import { diffContent } from './bodies.ts';
import type { Root } from './element.ts';
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
  for (const [status, was] of before.responses) {
    const is = after.responses.get(status);
    if (is === undefined) continue;
    const answer: Root = {
      role: 'request',
      key: `${key} ${status}`,
      label: `answer ${status} to ${after.label}`,
      place: after.place,
    };
    const places = { old: was.at, new: is.at };
    diffContent(answer, { before: was.content, after: is.content, asked: 'request', ...places }, tools);
  }
}

function diffBodies(
  root: Root,
  [was, is]: readonly [Body | undefined, Body | undefined],
  tools: DiffTools,
): void {
  if (was === undefined || is === undefined) return;
  const places = { old: was.at, new: is.at };
  diffContent(root, { before: was.content, after: is.content, asked: 'operation', ...places }, tools);
}
