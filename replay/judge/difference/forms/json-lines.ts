import { readJson } from '../json-text.ts';
import type { BodyForm } from './body-form.ts';

/** One document a line, or one for each event of a stream of events. */
export const jsonLines: BodyForm = {
  name: 'lines of JSON',
  recognizes: (type, text) =>
    /ndjson|jsonl|json-lines|json-seq|stream\+json/.test(type) ||
    (type.includes('event-stream') && /^data:\s*[[{]/m.test(text)) ||
    /^\s*\{.*\}\r?\n\s*\{/.test(text),
  read(text) {
    const lines = text
      .replaceAll('\u001e', '\n')
      .split(/\n+/)
      .map((line) => line.replace(/^data:/, '').trim())
      .filter((line) => line !== '' && !/^(?:event|id|retry)?:/.test(line));
    const documents = lines.flatMap((line) => readJson(line) ?? []);
    if (lines.length === 0 || documents.length < lines.length) return undefined;
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
