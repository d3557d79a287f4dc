import { entryOf } from '../read/flat.ts';
import { springDocument } from '../read/profiles.ts';
import { yamlValues } from '../read/yaml-values.ts';
import type { ConfigReader } from './config-reader.ts';

/** YAML, several documents too; `spring.config.activate.on-profile` says for which profiles one is. */
export const yaml: ConfigReader = {
  id: 'yaml',
  title: 'YAML',
  recognizes: ({ name }) => /\.ya?ml$/i.test(name),
  read: ({ file, text }) =>
    Promise.resolve(yamlValues(file, text).map((values) => springDocument(values.map(entryOf)))),
  example: {
    name: 'application.yml',
    text: [
      'order:',
      '  timeout: 30s',
      '  hosts: [a.example, b.example]',
      '---',
      'spring.config.activate.on-profile: prod',
      'order: { timeout: 010, note: "10" }',
    ].join('\n'),
    documents: [
      {
        entries: [
          { key: 'order.timeout', value: '30s', line: 2 },
          { key: 'order.hosts[0]', value: 'a.example', line: 3 },
          { key: 'order.hosts[1]', value: 'b.example', line: 3 },
        ],
      },
      {
        entries: [
          { key: 'spring.config.activate.on-profile', value: 'prod', line: 5 },
          { key: 'order.timeout', value: '010', line: 6 },
          { key: 'order.note', value: '10', line: 6 },
        ],
        profiles: ['prod'],
      },
    ],
  },
};
