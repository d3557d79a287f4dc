import type { ContractRule } from '../../rule.ts';

export const protoTypeMoved: ContractRule = {
  id: 'proto-type-moved',
  title: 'A type or a service moved to another file',
  why: 'Nothing that travels changes. Code that tools make by files, as in C++, Python or TypeScript, is found elsewhere, and imports of the old file miss it.',
  fix: ({ element }) =>
    `Import the new file where the old one was imported, and publish the code made for ${element.label} with the release.`,
  examples: {
    bad: [
      {
        title: 'a message moved',
        old: `// file: a.proto
syntax = "proto3"; package ads.v1; message Ad {}
// file: b.proto
syntax = "proto3"; package ads.v1;`,
        new: `// file: a.proto
syntax = "proto3"; package ads.v1;
// file: b.proto
syntax = "proto3"; package ads.v1; message Ad {}`,
      },
    ],
    good: [
      {
        title: 'it stands elsewhere in the same file',
        old: 'syntax = "proto3"; package ads.v1; message Ad {} message Bid {}',
        new: 'syntax = "proto3"; package ads.v1; message Bid {} message Ad {}',
      },
    ],
  },
};
