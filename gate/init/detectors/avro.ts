import { contractFolders } from '../contract-folders.ts';
import type { Detector } from '../detector.ts';

export const avro: Detector = {
  id: 'avro',
  title: 'Avro schemas',
  detect: (project) => contractFolders(project, 'avro', (file) => file.endsWith('.avsc')),
  examples: [
    {
      files: { 'events/ad.avsc': '{ "type": "record", "name": "Ad", "fields": [] }' },
      proposes: ['events events/ad.avsc:1'],
    },
  ],
};
