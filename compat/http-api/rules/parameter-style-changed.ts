import { withParameter } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const parameterStyleChanged: ApiRule = {
  id: 'parameter-style-changed',
  title: 'A parameter is written another way',
  on: ['parameter-style'],
  roles: ['parameter'],
  effects: ['incomparable'],
  why: 'One side sends lists or objects in a form that the other does not read.',
  fix: ({ element }) =>
    `Add a parameter in the new form beside ${element.label}, and remove the old one when no caller sends it.`,
  examples: {
    bad: [
      {
        title: 'lists are no longer repeated',
        old: withParameter('schema: { type: array }'),
        new: withParameter('explode: false, schema: { type: array }'),
      },
    ],
    good: [
      {
        title: 'the usual way is written out',
        old: withParameter('schema: { type: array }'),
        new: withParameter('style: form, explode: true, schema: { type: array }'),
      },
    ],
  },
};
