import { contractFolders } from '../contract-folders.ts';
import type { Detector } from '../detector.ts';

export const thrift: Detector = {
  id: 'thrift',
  title: 'Thrift contracts',
  detect: (project) => contractFolders(project, 'thrift', (file) => file.endsWith('.thrift')),
  examples: [
    { files: { 'idl/ads.thrift': 'struct Ad { 1: string id }\n' }, proposes: ['idl idl/ads.thrift:1'] },
  ],
};
