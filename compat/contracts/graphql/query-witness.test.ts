import { expect, test } from 'vitest';
import { graphql } from './index.ts';

async function witnesses(old: string, now: string): Promise<unknown[]> {
  const files = (text: string) => ({
    texts: new Map([['a.graphql', text]]),
    display: (name: string) => name,
  });
  const { changes } = await graphql.compare(files(old), files(now));
  return changes.map(({ witness }) => witness);
}

const schema = (ad: string): string => `
  input Filter { kinds: [Kind!]!, note: String }
  enum Kind { BIG SMALL }
  type Query { user(id: ID!): User }
  type User { ads(filter: Filter!): [Ad!]! }
  type Ad { ${ad} }`;
const title = 'A query that the baseline allows and the candidate refuses';

test.each([
  [
    'a field is gone',
    'id: ID, user: User',
    'id: ID',
    '{ user { __typename } } } }',
    'Cannot query field "user" on type "Ad"',
  ],
  [
    'an argument is gone',
    'id(size: Float): ID',
    'id: ID',
    '{ id(size: 1.5) } } }',
    'Unknown argument "size"',
  ],
  ['an argument is required', 'id: ID', 'id(size: Int!): ID', '{ id } } }', 'of type "Int!" is required'],
])('%s', async (...[, old, now, end, reason]) => {
  const [found] = await witnesses(schema(old), schema(now));
  const start = 'query { user(id: "text") { ads(filter: { kinds: [BIG] }) ';
  expect(found).toEqual({ title, text: expect.stringContaining(`${start}${end}\n\n`) as string });
  expect(found).toEqual({ title, text: expect.stringContaining(reason) as string });
});

test('what no query reaches, or what each query survives, has none', async () => {
  expect(
    await witnesses(
      'type Query { a: Int } type Lost { b: Int c: Int }',
      'type Query { a: Int } type Lost { b: Int }',
    ),
  ).toEqual([undefined]);
  expect(await witnesses('type Query { a: Int! }', 'type Query { a: Int }')).toEqual([undefined]);
});

test('a query that is refused for another change proves nothing of this one', async () => {
  const ad = (argument: string, type: string): string =>
    `type Query { ad(id: ID!${argument}): Ad } type Ad { name: ${type} }`;
  const found = await witnesses(ad('', 'String!'), ad(', lang: String!', 'String'));
  expect(found).toHaveLength(2);
  expect(found.filter((one) => one !== undefined)).toEqual([
    { title, text: expect.stringContaining('argument "lang" of type "String!" is required') as string },
  ]);
});
