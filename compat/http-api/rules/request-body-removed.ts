import { withRequest } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const requestBodyRemoved: ApiRule = {
  id: 'request-body-removed',
  title: 'A request body is gone',
  on: ['body-removed'],
  roles: ['request'],
  effects: ['unknown'],
  why: 'What old callers send is ignored or refused by the new provider; new callers send nothing to an old provider that may need it.',
  fix: ({ element }) => `Keep accepting the ${element.label} until no caller sends it.`,
  examples: {
    bad: [
      {
        title: 'the body is gone',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }'),
        new: 'post: {}',
      },
    ],
    good: [
      {
        title: 'the body stays',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }'),
        new: withRequest('{ type: object, properties: { id: { type: integer } } }'),
      },
    ],
  },
};
