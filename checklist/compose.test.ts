import { expect, test } from 'vitest';
import { compose, type Part } from './compose.ts';
import type { WrittenFile } from './schema.ts';
import { parseSource } from './yaml-source.ts';

function part(text: string, isBuiltIn = false): Part {
  const source = parseSource(text, isBuiltIn ? 'seaworthy:base' : 'own.yaml');
  return { source, written: source.data as WrittenFile, isBuiltIn };
}

const base = `
name: base
items:
  - id: NODE-11
    check: http
    level: block
    with: { url: '\${var:preview}/healthz', redirects: '\${var:redirects}' }
  - id: BLD-07
    check: manual
    with: { statement: tested }
`;
const vars = 'vars: { preview: "http://127.0.0.1:1", redirects: 2 }';

test('the outer list gives values: within a text as text, alone with their type', () => {
  const [item] = compose([part(base), part(`name: own\n${vars}`)]);
  expect(item?.params).toEqual({ url: 'http://127.0.0.1:1/healthz', redirects: 2 });
  expect(item?.unset).toEqual([]);
});

test('a value that nobody gives is named, and its item waits', () => {
  const [item, other] = compose([part(base), part('name: own')]);
  expect(item?.unset).toEqual(['preview', 'redirects']);
  expect(other?.unset).toEqual([]);
});

test('an item is adjusted: parameters by key, the rest in place, the last list last', () => {
  const [item, other] = compose([
    part(base),
    part(`name: own\n${vars}\nadjust: { NODE-11: { level: warn, with: { redirects: 1 } } }`),
    part('name: outer\nadjust: { NODE-11: { owner: ops }, BLD-07: { omit: no people left } }'),
  ]);
  expect(item).toMatchObject({
    level: 'warn',
    owner: 'ops',
    params: { url: 'http://127.0.0.1:1/healthz', redirects: 1 },
  });
  expect(other?.omitted).toBe('no people left');
});

test('another check takes none of the former parameters', () => {
  const [, item] = compose([
    part(base),
    part(
      `name: own\n${vars}\nadjust: { BLD-07: { check: window, with: { allow: ['Mon-Sun 00:00-24:00 UTC'] } } }`,
    ),
  ]);
  expect(item?.params).toEqual({ allow: ['Mon-Sun 00:00-24:00 UTC'] });
});

test('the service of the outer list is that of items without one', () => {
  expect(compose([part(base), part(`name: own\nservice: shop\n${vars}`)])[0]?.service).toBe('shop');
});

test.each([
  [
    'adjust:\n  NODE-12: { level: warn }',
    'own.yaml:3',
    'adjusts "NODE-12", which is no item of the extended lists: did you mean "NODE-11"?',
  ],
  [
    `${vars}\nadjust:\n  NODE-11:\n    with:\n      redirect: 1`,
    'own.yaml:6',
    'item NODE-11, parameters of http: unknown key "redirect", did you mean "redirects"?',
  ],
  [
    'vars:\n  preview: http://127.0.0.1:1\n  redirects: many',
    'seaworthy:base:7',
    '"redirects" is "many", but must be a whole number',
  ],
])('%s', (text, where, message) => {
  const error = (() => {
    try {
      return compose([part(base, true), part(`name: own\n${text}`)]);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toMatchObject({ where, message: expect.stringContaining(message) as string });
});

test('an item of two built-in lists is asked once; one that two files write stays twice, to be refused', () => {
  expect(compose([part(base, true), part(base, true)])).toHaveLength(2);
  expect(compose([part(base), part(base)])).toHaveLength(4);
});
