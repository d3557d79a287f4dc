import { expect, test } from 'vitest';
import type { ContractFiles } from '../../kind.ts';
import { protobuf } from '../index.ts';

const files = (text: string): ContractFiles => ({
  texts: new Map([['ads.proto', text]]),
  display: (name) => name,
});

async function witnesses(old: string, now: string, syntax = 'proto3'): Promise<unknown[]> {
  const whole = (fields: string): ContractFiles =>
    files(
      `syntax = "${syntax}"; package ads; ${fields} enum Kind { NONE = 0; BIG = 4; } message Money { optional int64 units = 1; }`,
    );
  const { changes } = await protobuf.compare(whole(old), whole(now));
  return changes.map(({ witness }) => witness);
}

const bytes = (writer: string, reader: string): string =>
  `Bytes that the ${writer} writes and the ${reader} reads otherwise, or refuses`;

test.each([
  [
    'another wire type',
    'int32 a = 1;',
    'string a = 1;',
    {
      title: bytes('candidate', 'baseline'),
      text: 'written  {"a":"text"}\nbytes    0a 04 74 65 78 74\nread     {}',
    },
  ],
  [
    'the same bytes with another meaning',
    'int32 a = 1;',
    'sint32 a = 1;',
    { title: bytes('candidate', 'baseline'), text: 'written  {"a":1}\nbytes    08 02\nread     {"a":2}' },
  ],
  [
    'numbers that are cut',
    'uint32 a = 1;',
    'int32 a = 1;',
    { title: bytes('candidate', 'baseline'), text: expect.stringContaining('written  {"a":-1}') as string },
  ],
  [
    'one of many',
    'int32 a = 1;',
    'repeated int32 a = 1;',
    {
      title: bytes('candidate', 'baseline'),
      text: expect.stringContaining('written  {"a":[1,1]}') as string,
    },
  ],
  [
    'messages',
    'Money a = 1;',
    'string a = 1;',
    { title: bytes('candidate', 'baseline'), text: expect.stringContaining('read     refused: ') as string },
  ],
  [
    'names in JSON',
    'string ad_title = 1;',
    'string head_line = 1;',
    {
      title: 'JSON that the candidate writes and the baseline does not expect',
      text: 'written   {"headLine":"text"}\nexpected  {"adTitle":"text"}',
    },
  ],
  [
    'texts in JSON',
    'int32 a = 1;',
    'int64 a = 1;',
    {
      title: 'JSON that the candidate writes and the baseline does not expect',
      text: 'written   {"a":"1"}\nexpected  {"a":1}',
    },
  ],
  [
    'a oneof keeps one',
    'Kind a = 1; string b = 2;',
    'oneof c { Kind a = 1; string b = 2; }',
    {
      title: bytes('baseline', 'candidate'),
      text: 'written  {"a":4,"b":"text"}\nbytes    08 04 12 04 74 65 78 74\nread     {"b":"text"}',
    },
  ],
])('%s', async (...[, old, now, expected]) => {
  const found = await witnesses(`message Ad { ${old} }`, `message Ad { ${now} }`);
  expect(found.find((one) => one !== undefined)).toEqual(expected);
});

test('what is required and missing is refused', async () => {
  const [removed] = await witnesses('message Ad { required string a = 1; }', 'message Ad { }', 'proto2');
  expect(removed).toEqual({
    title: bytes('candidate', 'baseline'),
    text: expect.stringMatching(
      /^written {2}\{\}\nbytes {4}none\nread {5}refused: missing required 'a'$/,
    ) as string,
  });
});

test('what only changes code, or cannot be made, has none', async () => {
  expect(await witnesses('message Ad { int32 a = 1; }', 'message Ad { optional int32 a = 1; }')).toEqual([
    undefined,
  ]);
  const [unknown] = await witnesses('message Ad { Gone a = 1; }', 'message Ad { int32 a = 1; }');
  expect(unknown).toMatchObject({ title: bytes('candidate', 'baseline') });
});
