import type { ApiRule } from '../rule.ts';

const servers = (...urls: readonly string[]): string =>
  `get: {}\n---\nservers: [${urls.map((url) => `{ url: '${url}' }`).join(', ')}]`;

const regions = (...names: readonly string[]): string =>
  `get: {}\n---\nservers: [{ url: 'https://{region}.example/v1', variables: { region: { default: eu, enum: [${names.join(', ')}] } } }]`;

export const serverChanged: ApiRule = {
  id: 'server-changed',
  title: 'The contract names other servers',
  on: ['server'],
  roles: ['operation'],
  effects: ['unknown', 'none'],
  why: 'Callers that were given the address of a server that is gone do not reach the provider any more.',
  fix: ({ from }) =>
    from === undefined
      ? 'Nothing to do: old callers go on with the servers they know.'
      : `Keep ${from} answering, or redirect it, until no caller uses it.`,
  examples: {
    bad: [
      {
        title: 'a server is gone',
        old: servers('https://api.example/v1', 'https://old.example/v1'),
        new: servers('https://api.example/v1'),
      },
      {
        title: 'a value of a variable is gone',
        old: regions('eu', 'us'),
        new: regions('eu'),
      },
    ],
    good: [
      {
        title: 'the order changed nothing but the first',
        old: servers('https://api.example/v1', 'https://eu.example/v1'),
        new: servers('https://eu.example/v1', 'https://api.example/v1'),
      },
    ],
  },
};
