import { describe, expect, test } from 'vitest';
import type { ArrayRule, ToleranceRule } from '../../options.ts';
import type { CompleteReply } from '../../reply.ts';
import { compareRules } from './compare-rules.ts';
import { compareReplies } from './index.ts';

const date = 'Mon, 02 Mar 2026 10:00:00 GMT';

function reply(text: string, type = 'application/json'): CompleteReply {
  return { status: 200, headers: { 'content-type': type, date }, body: { bytes: 1, text }, latencyUs: 1 };
}

interface Said {
  readonly arrays?: readonly ArrayRule[];
  readonly tolerances?: readonly ToleranceRule[];
}

function found(stable: unknown, preview: unknown, said: Said = {}): string[] {
  const rules = compareRules({ ...said, preview: { url: 'http://a' } })('GET /ads');
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return compareReplies(reply(text(stable)), reply(text(preview)), rules).map(
    ({ at, kind }) => `${at} ${kind}`,
  );
}

const ad = (id: number, more: object = {}) => ({ id, title: `Ad ${id}`, price: id * 2, ...more });

describe('elements with names', () => {
  test.each<[string, unknown[], unknown[], string[]]>([
    ['one is gone', [ad(1), ad(2), ad(3)], [ad(1), ad(3)], ['body: element-missing']],
    ['one is new', [ad(1), ad(2)], [ad(1), ad(9), ad(2)], ['body: element-extra']],
    ['one differs inside', [ad(1), ad(2)], [ad(1), ad(2, { price: 5 })], ['body:/*/price value-changed']],
    ['another order', [ad(1), ad(2)], [ad(2), ad(1)], ['body: order-changed']],
    [
      'another order, and all lost a member',
      [ad(1), ad(2)],
      [
        { ...ad(2), price: undefined },
        { ...ad(1), price: undefined },
      ],
      ['body: order-changed', 'body:/*/price missing'],
    ],
    [
      'a key that ends in Id',
      [
        { adId: 1, a: 1 },
        { adId: 2, a: 1 },
      ],
      [{ adId: 2, a: 1 }],
      ['body: element-missing'],
    ],
    [
      'names drawn anew name nothing',
      [ad(1), ad(2)],
      [ad(7), ad(8)],
      ['body:/*/id value-changed', 'body:/*/title value-changed', 'body:/*/price value-changed'],
    ],
    [
      'one name in common names them all',
      [ad(1), ad(2), ad(3)],
      [ad(3), ad(8), ad(9)],
      ['body: element-missing', 'body: element-extra'],
    ],
    [
      'some gone, fewer come',
      [ad(1), ad(2), ad(3)],
      [ad(1), ad(4)],
      ['body: element-missing', 'body: element-extra', 'body: length-changed'],
    ],
    [
      'parts of a page by their kinds',
      [
        { type: 'hero', title: 'a' },
        { type: 'list', items: [1] },
      ],
      [{ type: 'hero', title: 'b' }, { type: 'survey' }, { type: 'list' }],
      ['body: element-extra', 'body:/*/title value-changed', 'body:/*/items missing'],
    ],
    ['a name that comes twice is none', [ad(1), ad(1)], [ad(1)], ['body: length-changed']],
    ['plain values have no names', [1, 2], [1, 3], ['body:/* value-changed']],
  ])('%s', (_name, stable, preview, expected) => expect(found(stable, preview)).toEqual(expected));
});

test('values of a map whose names are drawn anew are compared in their order', () => {
  const map = (name: number, ...all: object[]) => ({
    by: Object.fromEntries(all.map((one, nth) => [`${name + nth}-a`, one])),
  });
  const drawn = ['body:/by/* missing', 'body:/by/* extra'];
  expect(found(map(1, { a: 1 }, { a: 2 }), map(7, { a: 1 }, { a: 2 }))).toEqual(drawn);
  expect(found(map(1, { a: 1 }, { a: 2 }), map(7, { a: 1 }, { a: 3 }))).toEqual([
    'body:/by/*/a value-changed',
    ...drawn,
  ]);
  expect(found(map(1, { a: 1 }, { a: 2 }), map(7, { a: 1 }))).toEqual(['body:/by length-changed', ...drawn]);
});

describe('what is said of an array', () => {
  const as = (rule: Omit<ArrayRule, 'place'>, place = 'body:/tags') => ({ arrays: [{ place, ...rule }] });
  const tags = (...all: unknown[]) => ({ tags: all });

  test('a set has no order', () => {
    expect(found(tags('a', 'b'), tags('b', 'a'), as({ as: 'set' }))).toEqual([]);
    expect(found(tags('a', 'b', 'c'), tags('c', 'a'), as({ as: 'set' }))).toEqual([
      'body:/tags element-missing',
    ]);
    expect(found(tags('a', 'b'), tags('b', 'x'), as({ as: 'set' }))).toEqual(['body:/tags/* value-changed']);
  });
  test('a set knows how often', () =>
    expect(found(tags('a', 'a'), tags('a'), as({ as: 'set' }))).toEqual(['body:/tags element-missing']));
  test('in order, names do not count', () =>
    expect(found(tags(ad(1), ad(2)), tags(ad(2)), as({ as: 'ordered' }))).toEqual([
      'body:/tags length-changed',
    ]));
  test('by another key', () => {
    const rows = tags({ at: 'x', id: 1 }, { at: 'y', id: 2 });
    const other = tags({ at: 'y', id: 3 }, { at: 'x', id: 4 });
    expect(found(rows, other, as({ as: 'keyed', key: 'at' }))).toEqual([
      'body:/tags order-changed',
      'body:/tags/*/id value-changed',
    ]);
  });
  test('on this route only', () => {
    const set = { as: 'set' } as const;
    expect(found(tags(1, 2), tags(2, 1), as(set, 'GET /ads body:/tags'))).toEqual([]);
    expect(found(tags(1, 2), tags(2, 1), as(set, 'GET /other body:/tags'))).toEqual([
      'body:/tags order-changed',
    ]);
  });
});

describe('numbers', () => {
  test.each<[string, string, string, string[]]>([
    ['1 and 1.0', '{"n":1}', '{"n":1.0}', []],
    ['100 and 1e2', '{"n":100}', '{"n":1e2}', []],
    [
      'beyond what a double holds',
      '{"n":9007199254740993}',
      '{"n":9007199254740992}',
      ['body:/n value-changed'],
    ],
    ['the same long one', '{"n":9007199254740993,"m":1}', '{"m":1,"n":9007199254740993}', []],
    [
      'long, and not a number',
      '{"n":9007199254740993}',
      '{"n":"9007199254740993"}',
      ['body:/n type-changed'],
    ],
    ['long and in another form', '{"n":100000000000000000000}', '{"n":1e20}', []],
    ['many digits behind the point', '{"n":0.12345678901234567}', '{"n":0.2}', ['body:/n value-changed']],
    [
      'long digits in a text',
      '{"n":"1234567890123456789"}',
      '{"n":"1234567890123456780"}',
      ['body:/n id-changed'],
    ],
  ])('%s', (_name, stable, preview, expected) => expect(found(stable, preview)).toEqual(expected));

  test('within a tolerance', () => {
    const rule = (limits: Omit<ToleranceRule, 'place'>) => ({
      tolerances: [{ place: 'body:/n', ...limits }],
    });
    expect(found({ n: 1 }, { n: 1.05 }, rule({ absolute: 0.1 }))).toEqual([]);
    expect(found({ n: 1 }, { n: 1.2 }, rule({ absolute: 0.1 }))).toEqual(['body:/n value-changed']);
    expect(found({ n: 1000 }, { n: 1009 }, rule({ relative: 0.01 }))).toEqual([]);
    expect(found({ n: 1000 }, { n: 1011 }, rule({ relative: 0.01 }))).toEqual(['body:/n value-changed']);
    expect(() => found({ n: 1 }, { n: 2 }, rule({}))).toThrow('tolerates nothing');
    expect(found({ n: 1 }, { n: '1' }, rule({ absolute: 9 }))).toEqual(['body:/n type-changed']);
  });
});

describe('values that differ by themselves', () => {
  const uuid = (first: string) => `${first}b4e8a2-5a3c-4d0e-9c55-0a1b2c3d4e5f`;
  test.each<[string, unknown, unknown, string]>([
    ['a time near that of the reply', '2026-03-02T10:00:00Z', '2026-03-02T10:00:01.250Z', 'date-changed'],
    ['in another zone', '2026-03-02T18:00:00+08:00', '2026-03-02T18:00:02+0800', 'date-changed'],
    ['without a zone', '2026-03-02 18:00:00', '2026-03-02 18:00:03', 'date-changed'],
    ['seconds since 1970', 1772445600, 1772445601, 'date-changed'],
    ['milliseconds', 1772445600123, 1772445600456, 'date-changed'],
    ['a stored time', '2024-03-02T10:00:00Z', '2024-03-03T10:00:00Z', 'value-changed'],
    ['one that is stored now', '2024-03-02T10:00:00Z', '2026-03-02T10:00:00Z', 'value-changed'],
    ['a uuid', uuid('3f'), uuid('4a'), 'id-changed'],
    ['a hash', 'd41d8cd98f00b204e9800998ecf8427e', '0cc175b9c0f1b6a831c399e269772661', 'id-changed'],
    ['words', 'a rather long text', 'another rather long one', 'value-changed'],
    ['a price', 5, 6, 'value-changed'],
  ])('%s', (_name, stable, preview, kind) =>
    expect(found({ a: stable }, { a: preview })).toEqual([`body:/a ${kind}`]),
  );

  test('a counter', () => expect(found({ hits: 5 }, { hits: 7 })).toEqual(['body:/hits counter-changed']));
});

describe('text that is poor JSON', () => {
  test.each<[string, string, string, string[]]>([
    ['a name that comes twice', '{"a":1}', '{"a":1,"a":1}', ['body: names-doubled']],
    ['in both', '{"a":1,"a":2}', '{"a":1,"a":3}', ['body:/a value-changed']],
    ['the same name in two objects', '[{"a":1},{"a":1}]', '[{"a":1},{"a":2}]', ['body:/*/a value-changed']],
    ['a value that looks like a name', '{"a":"a\\":1"}', '{"a":"b\\":1"}', ['body:/a value-changed']],
    ['NaN', '{"a":1}', '{"a":NaN}', ['body: unreadable']],
    ['cut off', '{"a":1}', '{"a":1', ['body: unreadable']],
    ['a mark before it', '{"a":1}', '\uFEFF{"a":1}', ['body: unreadable']],
    ['mended', '{"a":1', '{"a":1}', ['body: readable']],
  ])('%s', (_name, stable, preview, expected) => expect(found(stable, preview)).toEqual(expected));

  test('JSON that calls itself text is JSON', () => {
    const text = (body: string) => reply(body, 'text/plain');
    expect(compareReplies(text('{"a":1}'), text('{"a":2}'))).toMatchObject([{ at: 'body:/a' }]);
  });
});

describe('a text that holds JSON', () => {
  const inBase64 = (value: object, form: 'base64' | 'base64url' = 'base64') =>
    Buffer.from(JSON.stringify(value)).toString(form);
  const token = (claims: object, signature: string) =>
    [inBase64({ alg: 'RS256' }, 'base64url'), inBase64(claims, 'base64url'), signature].join('.');

  test.each<[string, unknown, unknown, string[]]>([
    ['as it is', '{"a":1,"b":[1]}', '{"b":[1,2],"a":1}', ['body:/text/b length-changed']],
    ['in another order', '{"a":1,"b":2}', '{ "b": 2, "a": 1 }', []],
    ['in base64', inBase64({ a: 1, b: 2 }), inBase64({ a: 1 }), ['body:/text/b missing']],
    ['on one side only', '{"a":1,"b":2}', 'nothing at all', ['body:/text value-changed']],
    ['a list in base64', inBase64(['a', 'b']), inBase64(['a', 'c']), ['body:/text/* value-changed']],
    ['a word that looks like base64', 'eyeglasses', 'eyeopening', ['body:/text value-changed']],
    [
      'claims of a token',
      token({ sub: 'a', role: 'x' }, 'c2ln'),
      token({ sub: 'a' }, 'b3Ro'),
      ['body:/text/jwt/claims/role missing'],
    ],
    [
      'a token that is signed otherwise',
      token({ sub: 'a' }, 'c2lnbmF0dXJlMTIz'),
      token({ sub: 'a' }, 'b3RoZXJzaWduMTIz'),
      ['body:/text/jwt/signature id-changed'],
    ],
    [
      'within a text that holds JSON',
      JSON.stringify({ a: '{"b":12}' }),
      JSON.stringify({ a: '{"b":13}' }),
      ['body:/text/a value-changed'],
    ],
  ])('%s', (_name, stable, preview, expected) =>
    expect(found({ text: stable }, { text: preview })).toEqual(expected),
  );

  test('keeps to the rules of its places', () => {
    const tolerances = [{ place: 'body:/text/b', absolute: 1 }];
    expect(found({ text: '{"a":1,"b":2}' }, { text: '{"a":1,"b":3}' }, { tolerances })).toEqual([]);
  });
});
