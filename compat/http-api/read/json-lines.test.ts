import { expect, test } from 'vitest';
import { JsonLines } from './json-lines.ts';
import { parseDocument } from './parse-document.ts';

const text = `\uFEFF
{ "a/b": { "x": [ 1, "]", { "deep \\\\": "\\"}",
   "y~": [] }, [
   2, 3 ] ] },
  "a": -1.5e3 ,
  "\\u0062": { "a": {},

    "z": true }, "empty": {}, "text": "{\\n",
  "last":
    null
}
`;

/** Every place of a value, with the line in which its key or item begins. */
test.each([
  ['', 2],
  ['/a~1b', 2],
  ['/a~1b/x/0', 2],
  ['/a~1b/x/2', 2],
  ['/a~1b/x/2/deep \\', 2],
  ['/a~1b/x/2/y~0', 3],
  ['/a~1b/x/3', 3],
  ['/a~1b/x/3/1', 4],
  ['/a', 5],
  ['/b/a', 6],
  ['/b/z', 8],
  ['/text', 8],
  ['/last', 9],
  ['/b/none/below', 6],
  ['/last/none', 9],
  ['/a~1b/x/17', 2],
])('%s stands in line %d', (pointer, line) => {
  expect(new JsonLines(text).lineOf(pointer)).toBe(line);
});

test('lines of JSON are those that the parser of YAML finds in the same text', () => {
  const json = JSON.stringify({ a: [{ b: 'x "y" \\' }, []], c: { d: {}, 'e f': [[1], null] } }, null, 1);
  const asJson = parseDocument('a.json', json);
  const asYaml = parseDocument('a.yaml', `# not JSON any more\n${json}`);
  for (const pointer of ['/a', '/a/0', '/a/0/b', '/a/1', '/c', '/c/d', '/c/e f', '/c/e f/0/0', '/c/e f/1'])
    expect([pointer, (asJson.lineOf(pointer) ?? 0) + 1]).toEqual([pointer, asYaml.lineOf(pointer)]);
});
