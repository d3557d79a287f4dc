import { entryOf } from '../read/flat.ts';
import { jsonValues } from '../read/json-values.ts';
import type { ConfigReader } from './config-reader.ts';

/** JSON, and what JSON5 adds to it: comments, single quotes, trailing commas. */
export const json: ConfigReader = {
  id: 'json',
  title: 'JSON',
  recognizes: ({ name }) => /\.json[5c]?$/i.test(name),
  read: async ({ file, text }) => [{ entries: (await jsonValues(file, text)).map(entryOf) }],
  example: {
    name: 'default.json5',
    text: '{\n  // how long\n  order: { timeout: \'30s\', max: -1.50 },\n  "hosts": ["a.example", null,],\n}',
    documents: [
      {
        entries: [
          { key: 'order.timeout', value: '30s', line: 3 },
          { key: 'order.max', value: '-1.50', line: 3 },
          { key: 'hosts[0]', value: 'a.example', line: 4 },
          { key: 'hosts[1]', value: '', line: 4 },
        ],
      },
    ],
  },
};
