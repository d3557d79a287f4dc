/** What is offered is pasted into the options of the same run, and does what it says. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { expectTranslated } from '../../reports/language/expect-translated.test-support.ts';
import type { ResultDraft } from '../../reports/index.ts';
import type { ReplayOptions } from '../options.ts';
import { acceptance, type Accepted } from './acceptance.ts';
import { judged, type Generated } from './generated-run.test-support.ts';

const calm = { pairs: 60, routes: 1 };

function failures(results: readonly ResultDraft[]): readonly ResultDraft[] {
  return results.filter(({ outcome, level }) => outcome === 'fail' && level === 'block');
}

/** The lists of the config that the only finding of a run offers. */
async function offered(run: Generated): Promise<Partial<ReplayOptions>> {
  const [result, ...more] = failures((await judged(run)).results);
  expect(more).toEqual([]);
  const text = result?.evidence?.flatMap((one) => (one.kind === 'text' ? one.text : [])).join('\n');
  return (parse(text ?? '') as { replay: Partial<ReplayOptions> }).replay;
}

describe('what accepts a finding', () => {
  test.each<[string, Generated, readonly string[]]>([
    ['a value', { ...calm, preview: { body: { price: 7 } } }, ['expected', 'ignore']],
    ['many routes', { pairs: 60, routes: 5, preview: { body: { price: 7 } } }, ['expected', 'ignore']],
    ['an order', { ...calm, preview: { body: { tags: ['b', 'a'] } } }, ['expected', 'ignore', 'arrays']],
    [
      'another case',
      { ...calm, all: {}, noise: () => ({ state: 'paid' }), preview: { noise: () => ({ state: 'PAID' }) } },
      ['expected', 'ignore', 'tolerances'],
    ],
    ['another name', { ...calm, preview: { body: { price: undefined, cost: 5 } } }, ['expected', 'ignore']],
    [
      'a header with quotes',
      { ...calm, preview: { headers: { link: '<a>; rel="next"' } } },
      ['expected', 'ignore'],
    ],
  ])('of %s is accepted', async (_name, run, lists) => {
    const options = await offered(run);
    expect(Object.keys(options)).toEqual(lists);
    for (const [list, offers] of Object.entries(options) as [string, object[]][]) {
      const rules = offers.map((rule) => ({ ...rule, ...('reason' in rule && { reason: 'meant' }) }));
      const { results } = await judged({ ...run, options: { [list]: rules } });
      expect([list, failures(results)]).toEqual([list, []]);
    }
  });

  test('wants a reason', async () => {
    const run = { ...calm, preview: { body: { price: 7 } } };
    const { expected = [] } = await offered(run);
    expect(expected).toMatchObject([{ reason: '', until: '2026-03-16' }]);
    await expect(judged({ ...run, options: { expected } })).rejects.toMatchObject({
      where: 'expected.reason',
    });
  });

  test('is said in Chinese too', async () => {
    const { results } = await judged({ ...calm, preview: { body: { price: 7 } } });
    await expectTranslated(failures(results));
  });
});

test.each<Omit<Accepted, 'place'>>([
  { kind: 'status-changed', stable: '200', preview: '500' },
  { kind: 'no-reply', stable: '200', preview: 'connection reset' },
  { kind: 'mark-set', preview: 'path=/' },
])('nothing accepts %j', (difference) =>
  expect(acceptance([{ place: 'status', ...difference }], '2026-03-02')).toBeUndefined(),
);

test.each<[string, Omit<Accepted, 'place'>, string]>([
  [
    'two seconds',
    { kind: 'value-changed', stable: '"2026-03-02T10:00:00Z"', preview: '"2026-03-02T10:00:01.5Z"' },
    'withinMs: 2000',
  ],
  ['a rounding', { kind: 'value-changed', stable: '10.004', preview: '10.01' }, 'relative: 0.01'],
  ['an empty text that is gone', { kind: 'missing', stable: '""' }, 'alike: ["empty"]'],
])('%s can be tolerated', (_name, difference, rule) =>
  expect(acceptance([{ place: 'body:/at', ...difference }], '2026-03-02')?.evidence).toMatchObject({
    text: expect.stringContaining(`tolerances:\n    - { place: "body:/at", ${rule} }`) as string,
  }),
);
