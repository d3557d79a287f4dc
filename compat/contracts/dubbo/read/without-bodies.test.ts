import { expect, test } from 'vitest';
import { withoutBodies } from './without-bodies.ts';

test.each([
  ['a method', 'class A { int a() { return 1; } int b; }', 'class A { int a() {} int b; }'],
  ['one that throws', 'class A { void a() throws X, Y { } }', 'class A { void a() throws X, Y {} }'],
  [
    'braces in texts and comments',
    'class A { void a() { s("}"); /* } */ c(\'}\'); } int b; }',
    'class A { void a() {} int b; }',
  ],
  [
    'lines are kept',
    'class A { void a() {\n  if (x) {\n  }\n}\nint b; }',
    'class A { void a() {\n\n\n}\nint b; }',
  ],
  ['a static block', 'class A { static { x(); } int b; }', 'class A { static {} int b; }'],
  ['a body that never ends', 'class A { void a() { int b; ', 'class A { void a() { int b; '],
])('%s', (_, text, expected) => expect(withoutBodies(text)).toBe(expected));

test.each([
  'record A(int a) { static int b; record B(@C({1}) int c) { } }',
  'enum A { B, C; int d; }',
  '@A({"x"}) interface B { @C(d = {1, 2}) int e(int f); }',
  'class A { int[] b = {1, 2}; String c = "{"; // {\n int d; }',
])('%s stays as it is', (text) => expect(withoutBodies(text)).toBe(text));
