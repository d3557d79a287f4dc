import { describe, expect, test } from 'vitest';
import { answerText } from './answer-text.ts';
import { askHistory } from './last-use.ts';
import { release } from './release.test-support.ts';
import { usersIn } from './users-in.ts';

const note = 'column:orders.note';

describe('whether recent releases used a column', () => {
  test.each([
    [
      'it is unused for as many releases as are asked for',
      [release('1', true), release('2', false), release('3', false)],
      'no query of 3, 2 uses it; the last that did was getNote in 1',
    ],
    [
      'it never was used',
      [release('1', false), release('2', false)],
      'no query of 2, 1 uses it; no recorded release ever did',
    ],
    [
      'the release before the last used it',
      [release('1', false), release('2', true), release('3', false)],
      'getNote of 2 uses it',
    ],
    [
      'there are too few releases',
      [release('1', false)],
      'the release history cannot tell, because only 1 of 2 releases of shop is recorded',
    ],
    [
      'a release recorded some queries only',
      [release('1', true), release('2', false), release('3', false, { complete: false })],
      'the release history cannot tell, because not all queries of 3 are recorded; the last that did was getNote in 1',
    ],
    ['no release is there', [], 'the release history cannot tell, because no release is recorded'],
    [
      'another service still uses it',
      [
        release('1', false),
        release('2', false),
        release('1', true, { service: 'billing' }),
        release('2', false, { service: 'billing' }),
      ],
      'getNote of billing 1 uses it',
    ],
    [
      'another service is too young',
      [release('1', false), release('2', false), release('9', false, { service: 'billing' })],
      'the release history cannot tell, because only 1 of 2 releases of billing is recorded',
    ],
  ] as const)('%s', (_, releases, text) => {
    const answer = askHistory({ releases, unusedReleases: 2 }, note);
    expect(answerText(answer)).toBe(text);
  });

  test('what no release knows is not unused', () => {
    const history = { releases: [release('1', false), release('2', false)], unusedReleases: 2 };
    expect(askHistory(history, 'column:orders.gone')).toMatchObject({ result: 'unknown' });
    expect(askHistory(history, 'enum:mood.sad')).toMatchObject({ result: 'unused', releases: ['2', '1'] });
    expect(askHistory(history, 'function:twice(integer)')).toMatchObject({ result: 'unused' });
  });

  test('who uses a label uses its type, and no other', () => {
    const [query] = release('2', false).queries;
    const queries = query === undefined ? [] : [{ ...query, uses: ['enum:mood.sad'] }];
    const history = { releases: [release('1', false), release('2', false, { queries })], unusedReleases: 2 };
    expect(askHistory(history, 'enum:mood')).toMatchObject({ result: 'used' });
    expect(askHistory(history, 'enum:mood.sad')).toMatchObject({ result: 'used' });
    expect(askHistory(history, 'enum:moo').result).toBe('unknown');
  });

  test('three releases are more than two', () => {
    const releases = [release('1', true), release('2', false), release('3', false)];
    expect(askHistory({ releases, unusedReleases: 2 }, note).result).toBe('unused');
    expect(askHistory({ releases, unusedReleases: 3 }, note).result).toBe('used');
  });
});

test('users of a thing by the name that people write', () => {
  expect(usersIn(release('1', true), 'orders.note')).toEqual(['getNote']);
  expect(usersIn(release('1', false), 'orders.note')).toEqual([]);
  expect(usersIn(release('1', false), 'orders.other')).toBeUndefined();
});
