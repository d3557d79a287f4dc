import type { ContractRule } from '../../rule.ts';

export const graphqlDefaultChanged: ContractRule = {
  id: 'graphql-default-changed',
  title: 'An argument or input field has another default',
  why: 'Callers that leave it out get another result from the preview group than from the stable one, without an error anywhere.',
  fix: ({ element }) =>
    `Keep the default of ${element.label}, and let callers that want the new value send it.`,
  examples: {
    bad: [
      {
        title: 'another default',
        old: 'type Query { ads(size: Int = 20): ID }',
        new: 'type Query { ads(size: Int = 50): ID }',
      },
    ],
    good: [
      {
        title: 'the same default',
        old: 'type Query { ads(size: Int = 20): ID }',
        new: 'type Query { ads("rows of a page" size: Int = 20): ID }',
      },
    ],
  },
};
