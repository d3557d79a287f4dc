import { expect, test } from 'vitest';
import { both } from '../../change-collector.ts';
import { fieldWitness, type TriedField } from './field-trial.ts';

const field = (wire: string, requiredness: TriedField['requiredness'] = 'default'): TriedField => ({
  id: 2,
  name: 'a',
  requiredness,
  type: { text: wire, wire, names: [] },
});
const refused = 'Bytes that the candidate writes and the baseline reads otherwise, or refuses';

test.each([
  [
    'i16',
    'i32',
    'written  {"a":1}\nbytes    08 00 02 00 00 00 01 00\nread     {}, for field 2 is passed over: it is i32, and i16 is expected',
  ],
  [
    'string',
    'ads.Money',
    'written  {"a":{}}\nbytes    0c 00 02 00 00\nread     {}, for field 2 is passed over: it is ads.Money, and string is expected',
  ],
  [
    'list<i32>',
    'list<string>',
    'written  {"a":["text"]}\nbytes    0f 00 02 0b 00 00 00 01 00 00 00 04 74 65 78 74 00\nread     refused: the list holds string, and i32 is expected',
  ],
  [
    'map<i32, list<i64>>',
    'map<i32, list<bool>>',
    'written  {"a":{"1":[true]}}\nbytes    0d 00 02 08 0f 00 00 00 01 00 00 00 01 02 00 00 00 01 01 00\nread     refused: the list holds bool, and i64 is expected',
  ],
])('%s becomes %s', (before, after, text) => {
  const witness = fieldWitness({ before: field(before), after: field(after), fails: both });
  expect(witness).toEqual({ title: refused, text });
});

test('a field that must be there is left out by a side that may', () => {
  const text = 'written  {}\nbytes    00\nread     refused: the required field 2 a is missing';
  for (const after of [field('i32', 'optional'), undefined])
    expect(fieldWitness({ before: field('i32', 'required'), after, fails: both })).toEqual({
      title: refused,
      text,
    });
});

test('what is read as it was written shows nothing', () => {
  expect(
    fieldWitness({ before: field('i32'), after: field('i32', 'optional'), fails: both }),
  ).toBeUndefined();
  expect(fieldWitness({ before: field('a.Money'), after: field('b.Money'), fails: both })).toBeUndefined();
  expect(fieldWitness({ before: undefined, after: field('i32'), fails: both })).toBeUndefined();
});
