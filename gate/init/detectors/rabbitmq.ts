import type { Detector } from '../detector.ts';
import { lineOf, listAt, objectAt, objectsIn, slugOf } from '../source-text.ts';

export const rabbitmq: Detector = {
  id: 'rabbitmq',
  title: 'definitions of RabbitMQ',
  detect: (project) =>
    project.files
      .filter((file) => file.endsWith('.json') && /"queues"\s*:/.test(project.text(file)))
      .flatMap((file) => {
        const text = project.text(file);
        const [definitions] = objectsIn(text);
        // Other JSON files have queues, too; these have both.
        if (!('exchanges' in (definitions ?? {})) && !('vhosts' in (definitions ?? {}))) return [];
        const queues = listAt(definitions, 'queues').flatMap((queue) => {
          const { name } = objectAt({ queue }, 'queue');
          return typeof name === 'string' ? [name] : [];
        });
        if (queues.length === 0) return [];
        const item = {
          title: `Somebody consumes each queue of ${file}`,
          check: 'queue',
          phase: 'after',
          with: { system: 'rabbitmq', url: '${var:queueServer}', queues, expect: { consumersMin: 1 } },
        };
        const line = lineOf(text, /"queues"\s*:/);
        return [{ id: `QUEUE-${slugOf(file)}`, file, line, names: queues, item }];
      }),
  examples: [
    {
      files: {
        'rabbit/definitions.json':
          '{\n"vhosts": [{ "name": "/" }],\n"queues": [{ "name": "orders", "vhost": "/" }] }',
      },
      proposes: ['QUEUE-rabbit.definitions.json rabbit/definitions.json:3'],
    },
    { files: { 'other.json': '{ "queues": [{ "name": "orders" }] }' }, proposes: [] },
  ],
};
