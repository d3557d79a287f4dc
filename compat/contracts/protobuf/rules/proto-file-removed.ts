import type { ContractRule } from '../../rule.ts';

export const protoFileRemoved: ContractRule = {
  id: 'proto-file-removed',
  title: 'A file is gone',
  why: 'Code that imports it, or what was made from it, no longer builds. Nothing that travels changes.',
  fix: ({ element }) => `Keep ${element.label} until nothing imports it.`,
  examples: {
    bad: [
      {
        title: 'a file is gone',
        old: '// file: ad.proto\nsyntax = "proto3"; package ads.v1; message Ad {}\n// file: old.proto\nsyntax = "proto3"; package ads.v1;',
        new: '// file: ad.proto\nsyntax = "proto3"; package ads.v1; message Ad {}',
      },
    ],
    good: [
      {
        title: 'a file is new',
        old: '// file: ad.proto\nsyntax = "proto3"; package ads.v1;',
        new: '// file: ad.proto\nsyntax = "proto3"; package ads.v1;\n// file: new.proto\nsyntax = "proto3"; package ads.v1;',
      },
    ],
  },
};
