import type { ApiRule } from '../rule.ts';

const scheme = (text: string): string =>
  `get: { security: [{ key: [] }] }\n---\ncomponents: { securitySchemes: { key: { ${text} } } }`;

const flow = (text: string): string =>
  scheme(`type: oauth2, flows: { clientCredentials: { tokenUrl: /token, ${text} } }`);

export const securitySchemeChanged: ApiRule = {
  id: 'security-scheme-changed',
  title: 'A security scheme carries credentials another way',
  on: ['security-scheme'],
  roles: ['operation'],
  effects: ['narrows', 'widens', 'incomparable', 'unknown', 'none'],
  why: 'Credentials that old callers carry as before are not found, or not enough, in the preview group; and those of new callers in the old one.',
  fix: ({ element }) =>
    `Add the new way as a scheme of its own beside ${element.label}, move every caller, and remove the old one later.`,
  examples: {
    bad: [
      {
        title: 'the key travels in another header',
        old: scheme('type: apiKey, in: header, name: X-Key'),
        new: scheme('type: apiKey, in: header, name: X-Api-Key'),
      },
      {
        title: 'a scope is gone',
        old: flow('scopes: { read: Reads, write: Writes }'),
        new: flow('scopes: { read: Reads }'),
      },
      {
        title: 'tokens come from another address',
        old: scheme('type: openIdConnect, openIdConnectUrl: https://a.example'),
        new: scheme('type: openIdConnect, openIdConnectUrl: https://b.example'),
      },
    ],
    good: [
      {
        title: 'only its description changed',
        old: scheme('type: apiKey, in: header, name: X-Key, description: old'),
        new: scheme('type: apiKey, in: header, name: X-Key, description: new'),
      },
    ],
  },
};
