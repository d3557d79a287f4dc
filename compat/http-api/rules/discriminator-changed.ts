import { withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

const ad = (members: string): string =>
  withResponse(`{ type: object, properties: { kind: { type: string }, type: { type: string } }${members} }`);

export const discriminatorChanged: ApiRule = {
  id: 'discriminator-changed',
  title: 'Alternatives are told apart another way',
  on: ['discriminator'],
  roles: ['parameter', 'request', 'response'],
  effects: ['widens', 'narrows', 'incomparable', 'unknown', 'none'],
  why: 'Readers pick the alternative by the field and name that they know, and read the wrong one or none.',
  fix: ({ element }) =>
    `Keep the old field and its names in ${element.label} beside the new ones until every reader knows the new ones.`,
  examples: {
    bad: [
      {
        title: 'another field',
        old: ad(', discriminator: { propertyName: kind }'),
        new: ad(', discriminator: { propertyName: type }'),
      },
      {
        title: 'a name stands for nothing now',
        old: ad(', discriminator: { propertyName: kind, mapping: { big: Banner } }'),
        new: ad(', discriminator: { propertyName: kind }'),
      },
      { title: 'it is named now', old: ad(''), new: ad(', discriminator: { propertyName: kind }') },
    ],
    good: [
      {
        title: 'field and names are the same',
        old: ad(', discriminator: { propertyName: kind }'),
        new: ad(', discriminator: { propertyName: kind }'),
      },
    ],
  },
};
