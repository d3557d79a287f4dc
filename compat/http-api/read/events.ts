/** What the provider sends of its own accord. */
import { place } from '../../../reports/index.ts';
import type { Event, Operation } from '../contract.ts';
import type { Documents } from './documents.ts';
import { type Location, below } from './location.ts';
import { methods } from './methods.ts';
import { parameterList } from './parameters.ts';
import { type JsonObject, isRecord } from './record.ts';
import type { VersionReader } from './version-reader.ts';

export interface EventReading {
  readonly documents: Documents;
  readonly version: VersionReader;
  readonly document: JsonObject;
  readonly operations: ReadonlyMap<string, Operation>;
}

/** Webhooks of the document and callbacks of its operations, by name and method. */
export function eventsOf(reading: EventReading): Map<string, Event> {
  const { documents, document } = reading;
  const root: Location = { file: documents.main, pointer: '' };
  const events = new Map<string, Event>();
  for (const holder of ['webhooks', 'x-webhooks']) {
    for (const name of keysOf(document[holder])) {
      addEvents(
        reading,
        { at: below(root, holder, name), key: `webhook:${name}`, label: `webhook \`${name}\`` },
        events,
      );
    }
  }
  for (const operation of reading.operations.values()) addCallbacks(reading, operation, events);
  return events;
}

interface Found {
  readonly at: Location;
  readonly key: string;
  readonly label: string;
}

function addCallbacks(reading: EventReading, operation: Operation, events: Map<string, Event>): void {
  const { documents } = reading;
  const at = below(operation.at, 'callbacks');
  const of = `${operation.method} ${operation.path}`;
  for (const name of keysOf(documents.value(at))) {
    const callback = documents.resolve(below(at, name));
    if (!('value' in callback)) continue;
    for (const expression of keysOf(callback.value)) {
      // where the callers say the callback goes is part of what they agreed on
      const key = `callback:${name} to ${expression} of ${of}`;
      const label = `callback \`${name}\` to \`${expression}\` of ${of}`;
      addEvents(reading, { at: below(callback.at, expression), key, label }, events);
    }
  }
}

function addEvents({ documents, version }: EventReading, found: Found, events: Map<string, Event>): void {
  const { at: above, ...item } = documents.resolve(found.at);
  if (!('value' in item) || !isRecord(item.value)) return;
  for (const name of methods) {
    const { at, ...resolved } = documents.resolve(below(above, name), item.value[name]);
    const value = 'value' in resolved ? resolved.value : undefined;
    if (!isRecord(value)) continue;
    const listed = [...parameterList(documents, above, item.value), ...parameterList(documents, at, value)];
    const { parameters, body, responses } = version.read({ at, path: found.key, value, parameters: listed });
    const method = name.toUpperCase();
    events.set(`${method} ${found.key}`, {
      label: found.label,
      place: place.operation(method, found.key),
      at,
      parameters,
      responses,
      ...(body === undefined ? {} : { body }),
    });
  }
}

function keysOf(value: unknown): string[] {
  return isRecord(value) ? Object.keys(value).filter((key) => !key.startsWith('x-')) : [];
}
