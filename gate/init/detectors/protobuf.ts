import { contractFolders } from '../contract-folders.ts';
import type { Detector } from '../detector.ts';

export const protobuf: Detector = {
  id: 'protobuf',
  title: 'Protocol Buffers',
  detect: (project) => contractFolders(project, 'protobuf', (file) => file.endsWith('.proto')),
  examples: [
    {
      files: {
        'proto/ads.proto': 'syntax = "proto3";\nmessage Ad { string id = 1; }\n',
        'proto/v1/user.proto': 'syntax = "proto3";\nmessage User { string id = 1; }\n',
      },
      proposes: ['proto proto/ads.proto:1'],
    },
  ],
};
