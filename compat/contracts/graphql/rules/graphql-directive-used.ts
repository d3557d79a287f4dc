import type { ContractRule } from '../../rule.ts';

export const graphqlDirectiveUsed: ContractRule = {
  id: 'graphql-directive-used',
  title: 'A directive was put on an element or taken off it',
  why: 'Gateways and servers act by directives: access, caching and routing of the element may change.',
  fix: ({ element }) =>
    `Look up what the directive does to ${element.label} before both groups run beside each other.`,
  examples: {
    bad: [
      {
        title: 'a directive is put on a type',
        old: 'directive @private on OBJECT type Query { a: Int }',
        new: 'directive @private on OBJECT type Query @private { a: Int }',
      },
    ],
    good: [
      {
        title: 'it was there',
        old: 'directive @private on OBJECT type Query @private { a: Int }',
        new: 'directive @private on OBJECT type Query @private { a: Int }',
      },
    ],
  },
};
