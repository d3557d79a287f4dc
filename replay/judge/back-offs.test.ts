import { expect, test } from 'vitest';
import { expectTranslated } from '../../reports/language/expect-translated.test-support.ts';
import { emptyRoute, emptyTally } from '../tally/tally.ts';
import { backOffs } from './back-offs.ts';

/** What is said of 300 requests, of which the groups turned away so many. */
function saidOf(stable: number, preview: number) {
  const tally = emptyTally();
  const route = emptyRoute('GET /api/ads');
  route.errors.stable.replies = 600 - stable;
  route.errors.preview.replies = 300 - preview;
  Object.assign(route.backedOff, { stable, preview });
  tally.routes[route.name] = route;
  return backOffs(tally);
}

test('preview that turns away what stable serves holds', async () => {
  const results = saidOf(0, 8);
  expect(results).toMatchObject([
    { rule: 'status-differs', outcome: 'inconclusive', level: 'block', places: ['operation:GET /api/ads'] },
  ]);
  expect(results[0]?.message).toBe(
    'Preview asked to stay away (429, or 503 with Retry-After) in 8 of 300 replies, stable in 0 of 600; they were not compared.',
  );
  await expectTranslated(results);
});

test.each([
  [0, 0],
  [0, 2],
  [20, 12],
  [30, 0],
])('%i of stable and %i of preview are no more than chance gives', (stable, preview) => {
  expect(saidOf(stable, preview)).toEqual([]);
});
