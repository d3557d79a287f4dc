/** The only file that imports dot-properties. */
import type { Entry } from '../model.ts';
import { springDocument } from '../read/profiles.ts';
import type { ConfigReader } from './config-reader.ts';

/** `.properties` by the rules of Java; `#---` begins a further document, as in Spring. */
export const properties: ConfigReader = {
  id: 'properties',
  title: 'Java properties',
  recognizes: ({ name }) => /\.(?:properties|ini|cfg)$/i.test(name),
  async read({ text }) {
    const { default: dotProperties } = await import('dot-properties');
    let at = 0;
    let line = 1;
    const documents: Entry[][] = [[]];
    for (const node of dotProperties.parseLines(text, true)) {
      const [start] = node.range;
      line += text.slice(at, start).split(/\r\n|\r|\n/).length - 1;
      at = start;
      if (node.type === 'COMMENT' && /^[#!]---\s*$/.test(text.slice(...node.range.slice(0, 2)).trim()))
        documents.push([]);
      if (node.type !== 'PAIR') continue;
      const { key, value } = node as unknown as { readonly key: string; readonly value: string };
      documents.at(-1)?.push({ key, value, line });
    }
    return documents.map(springDocument);
  },
  example: {
    name: 'order.properties',
    text: [
      '# how long to wait',
      'order.timeout = 30s',
      '! hosts',
      'order.hosts:a.example,\\',
      '    b.example',
      'caf\\u00e9\\ name=\\u4f60\\t1',
      'order.empty',
      '#---',
      'spring.config.activate.on-profile=prod',
      'order.timeout=5s',
    ].join('\n'),
    documents: [
      {
        entries: [
          { key: 'order.timeout', value: '30s', line: 2 },
          { key: 'order.hosts', value: 'a.example,b.example', line: 4 },
          { key: 'café name', value: '你\t1', line: 6 },
          { key: 'order.empty', value: '', line: 7 },
        ],
      },
      {
        entries: [
          { key: 'spring.config.activate.on-profile', value: 'prod', line: 9 },
          { key: 'order.timeout', value: '5s', line: 10 },
        ],
        profiles: ['prod'],
      },
    ],
  },
};
