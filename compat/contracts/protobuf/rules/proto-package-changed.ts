import type { ContractRule } from '../../rule.ts';

export const protoPackageChanged: ContractRule = {
  id: 'proto-package-changed',
  title: 'A file has another package',
  why: 'Calls go by the whole name of a service: old callers get UNIMPLEMENTED from the preview group. Types inside `Any` are not found either.',
  fix: ({ element }) =>
    `Serve the services of ${element.label} under both packages until every caller has moved.`,
  untried:
    'names of a package travel in the paths of calls and in Any; each method that is lost is a finding with its call',
  examples: {
    bad: [
      {
        title: 'another package',
        old: 'syntax = "proto3"; package ads.v1;',
        new: 'syntax = "proto3"; package ads.v2;',
      },
    ],
    good: [
      {
        title: 'the same package',
        old: 'syntax = "proto3"; package ads.v1;',
        new: 'syntax = "proto3"; package ads.v1;',
      },
    ],
  },
};
