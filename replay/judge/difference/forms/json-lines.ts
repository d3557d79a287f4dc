import { isObject } from '../../../json.ts';
import { readJson, type JsonDocument } from '../json-text.ts';
import type { BodyForm } from './body-form.ts';

/** One document a line, or one for each event of a stream of events. */
export const jsonLines: BodyForm = {
  name: 'lines of JSON',
  recognizes: (type, text) =>
    /ndjson|jsonl|json-lines|json-seq|stream\+json/.test(type) ||
    (type.includes('event-stream') && /^data:\s*[[{]/m.test(text)) ||
    /^\s*\{.*\}\r?\n\s*\{/.test(text),
  read(text) {
    const blocks = text.replaceAll('\u001e', '\n').split(/\r?\n[ \t]*\r?\n/);
    const documents = blocks.flatMap(documentsIn);
    if (documents.length === 0 || !documents.every((one) => one !== undefined)) return undefined;
    return {
      value: documents.map(({ value }) => value),
      doubled: [...new Set(documents.flatMap(({ doubled }) => doubled))],
    };
  },
  example: {
    type: 'application/x-ndjson',
    stable: '{"id":1,"price":5}\n{"id":2,"price":5}\n',
    preview: '{"id":2,"price":5}\n{"id":1}\n',
    differences: ['body: order-changed', 'body:/*/price missing'],
    cut: '{"id":1,"price":5}\n{"id":2,"pr',
  },
};

/** Of one event, or of lines that no empty one parts. Undefined for a line that holds none. */
function documentsIn(block: string): readonly (JsonDocument | undefined)[] {
  const [, event] = /^event:[ \t]*(.*\S)/m.exec(block) ?? [];
  return block
    .split('\n')
    .map((line) => line.replace(/^data:/, '').trim())
    .filter((line) => line !== '' && !/^(?:event|id|retry)?:/.test(line))
    .map((line) => ofEvent(readJson(line), event));
}

/** Who listens to one kind of events hears no other: its name is a member of what it brings. */
function ofEvent(document: JsonDocument | undefined, event: string | undefined): JsonDocument | undefined {
  if (document === undefined || event === undefined || !isObject(document.value)) return document;
  return { ...document, value: { '@event': event, ...document.value } };
}
