import {
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  integer,
  letrec,
  oneof,
  property,
  string,
  tuple,
} from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from './json-text.ts';

interface Written {
  readonly text: string;
  readonly doubled: readonly string[];
}

/** JSON whose objects may name a member twice, and the names that are. */
const written = letrec<{ value: Written }>((tie) => ({
  value: oneof(
    { maxDepth: 4 },
    oneof(string(), integer(), boolean(), constant(null)).map(leaf),
    constantFrom('a:b', '{"a":1,', '\\', '"', '\\"', '[[', '__proto__').map(leaf),
    array(tie('value'), { maxLength: 4 }).map((inner) => join('[', inner, ']')),
    array(tuple(constantFrom('a', 'b', 'c:', 'd"', '__proto__', 'constructor'), tie('value')), {
      maxLength: 4,
    }).map(objectOf),
  ),
})).value;

function leaf(value: unknown): Written {
  return { text: JSON.stringify(value), doubled: [] };
}

function join(open: string, inner: readonly Written[], close: string): Written {
  const text = `${open} ${inner.map((one) => one.text).join(' , ')}${close}`;
  return { text, doubled: inner.flatMap((one) => one.doubled) };
}

function objectOf(members: readonly (readonly [string, Written])[]): Written {
  const names = members.map(([name]) => JSON.stringify(name).slice(1, -1));
  const inner = members.map(([, { text, doubled }], nth) => ({ text: `"${names[nth]}" :${text}`, doubled }));
  const { text, doubled } = join('{', inner, '}');
  return { text, doubled: [...doubled, ...names.filter((name, nth) => names.indexOf(name) < nth)] };
}

test('names every member that an object names twice, and no other', () => {
  let doubles = 0;
  assert(
    property(written, ({ text, doubled }) => {
      const read = readJson(text);
      expect(read?.value).toEqual(JSON.parse(text));
      expect(new Set(read?.doubled)).toEqual(new Set(doubled));
      doubles += doubled.length;
    }),
    { numRuns: 500, seed: 5 },
  );
  expect(doubles).toBeGreaterThan(50);
});

test.each([
  ['a name in two spellings is one to a reader, and none is written twice', '{"a":1,"\\u0061":2}', []],
  ['an object that another one hides', '{"a":{"x":1,"x":2},"a":3}', ['x', 'a']],
])('%s', (_name, text, doubled) => expect(readJson(text)?.doubled).toEqual(doubled));

test.each([
  ['nested too deep', '['.repeat(501) + ']'.repeat(501)],
  ['an open string', '{"a'],
  ['an escape at the end', '"\\'],
  ['closed too often', '{"a":1}}'],
])('%s is no JSON', (_name, text) => expect(readJson(text)).toBeUndefined());

test('nesting to the limit is read', () => {
  expect(readJson('['.repeat(500) + ']'.repeat(500))).toBeDefined();
});
