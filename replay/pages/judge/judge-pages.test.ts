import { expect, test } from 'vitest';
import type { PageFacts } from '../page-facts.ts';
import { pageRules } from '../rules.ts';
import { judgePages } from './index.ts';
import {
  asksFirst,
  asset,
  complaint,
  factsOf,
  failure,
  leadsTo,
  said,
  signInForm,
  six,
  times,
  vitals,
  type Shown,
} from './page-facts.test-support.ts';

test.each<readonly [name: string, shown: Shown, expected: readonly string[]]>([
  ['equal pages', {}, []],
  [
    'a preflight that stable needs too',
    { stable: times(asksFirst('x-token')), preview: times(asksFirst('x-token')) },
    ['preflight-not-asked warn inconclusive'],
  ],
  [
    'a preflight that is new',
    { preview: times(asksFirst('x-token')) },
    ['preflight-not-asked block inconclusive'],
  ],
  [
    'a preflight that names a new header',
    { stable: times(asksFirst('x-token')), preview: times(asksFirst('x-token, x-trace')) },
    ['preflight-not-asked block inconclusive'],
  ],
  ['a preflight that is gone', { stable: times(asksFirst('x-token')) }, []],
  [
    'a complaint in preview at every visit',
    { preview: times({ complaints: [complaint] }) },
    ['page-complains block fail'],
  ],
  [
    'a complaint now and then',
    { preview: [{ complaints: [complaint] }, {}, {}] },
    ['page-complains warn fail'],
  ],
  [
    'a complaint of both',
    { stable: [{}, {}, { complaints: [complaint] }], preview: times({ complaints: [complaint] }) },
    [],
  ],
  [
    'a complaint after something that we refused',
    { preview: times({ complaints: [complaint], refused: ['POST /x (method)'] }) },
    ['page-complains warn fail', 'page-request-not-sent warn inconclusive'],
  ],
  ['a request that fails', { preview: times({ failures: [failure] }) }, ['page-request-failed block fail']],
  [
    'a request that fails in both, otherwise',
    {
      stable: times({ failures: [{ ...failure, how: 'status 404' }] }),
      preview: times({ failures: [failure] }),
    },
    [],
  ],
  [
    'a file that is missing',
    { preview: times({ failures: [{ ...failure, isAsset: true }] }) },
    ['asset-missing block fail'],
  ],
  ['a file that was overwritten', { assets: [asset('other', ['stable'])] }, ['asset-overwritten block fail']],
  [
    'a file that only old pages load',
    { assets: [asset('missing', ['stable'])] },
    ['asset-missing warn fail'],
  ],
  ['a file that stable lost too', { assets: [asset('unknown', ['preview'])] }, []],
  [
    'a page that does not open',
    { preview: times({ document: { failed: 'timeout', proof: 'unproven' } }) },
    ['page-broken block fail'],
  ],
  [
    'a page that opens nowhere',
    {
      stable: times({ document: { status: 404, proof: 'proven' } }),
      preview: times({ document: { status: 404, proof: 'proven' } }),
    },
    ['page-not-judged block inconclusive'],
  ],
  [
    'stable behind the address of preview',
    { preview: times({ document: { status: 200, proof: 'wrong', version: 'v0' } }) },
    ['page-not-judged block inconclusive', 'pages-not-proven block fail'],
  ],
  [
    'a part from another group',
    { preview: [{}, {}, { strangers: [{ at: 'GET /api', version: 'v0' }] }] },
    ['page-from-two-groups block fail'],
  ],
  ['no rule of proof', { asked: false }, ['pages-not-proven block inconclusive']],
  [
    'a page that leads elsewhere in preview',
    { stable: six(leadsTo('/a')), preview: times(leadsTo('/b')) },
    ['page-leads-elsewhere block fail'],
  ],
  [
    'a page that leads elsewhere now and then',
    { stable: six(leadsTo('/a')), preview: [leadsTo('/a'), leadsTo('/b'), leadsTo('/a')] },
    ['page-leads-elsewhere warn fail'],
  ],
  [
    'a page that leads to a session of its own',
    { stable: [leadsTo('/s/1a'), leadsTo('/s/2b')], preview: times(leadsTo('/s/3c')) },
    [],
  ],
  [
    'a page behind a login',
    { stable: six(leadsTo('/login', true)), preview: times(leadsTo('/login', true)) },
    ['page-not-judged block inconclusive'],
  ],
  [
    'a page that asks to sign in only in preview',
    { preview: times(leadsTo('/login', true)) },
    ['page-broken block fail'],
  ],
  [
    'a login in place of the page of who is signed in',
    { preview: times(signInForm) },
    ['page-broken block fail'],
  ],
  [
    'the same in both groups',
    { stable: six(signInForm), preview: times(signInForm) },
    ['page-not-judged block inconclusive'],
  ],
  [
    'a write that is new',
    { preview: times({ refused: ['POST /track (method)'] }) },
    ['page-request-not-sent warn inconclusive'],
  ],
  [
    'a write of both',
    {
      stable: six({ refused: ['POST /track (method)'] }),
      preview: times({ refused: ['POST /track (method)'] }),
    },
    [],
  ],
  [
    'other paths of a host that stable asks too',
    {
      stable: six({ refused: ['GET https://ads.test/1 (host)'] }),
      preview: times({ refused: ['GET https://ads.test/2 (host)'] }),
    },
    [],
  ],
  ['a write now and then', { preview: [{ refused: ['POST /track (method)'] }, {}, {}] }, []],
])('%s', async (_name, shown, expected) => expect(await said(shown)).toEqual(expected));

test('one cause on many pages is one finding that names them all', () => {
  const { pages, ...rest } = factsOf({ preview: times({ complaints: [complaint] }) });
  const many = ['/a', '/b', '/c'].map((page) => ({
    ...(pages[0] as PageFacts),
    page,
    place: `operation:GET ${page}`,
  }));
  const [, , complaints] = judgePages({ ...rest, pages: many });
  expect(complaints?.results).toMatchObject([{ places: many.map(({ place }) => place), observations: 9 }]);
});

test('every rule says how much it looked at', () => {
  const looks = { views: 1, difference: 0, restless: 0 };
  const shown = {
    stable: times(vitals(1)),
    preview: times(vitals(1)),
    looks,
    assets: [asset('same', ['stable'])],
  };
  const examined = Object.assign({}, ...judgePages(factsOf(shown)).map((one) => one.examined)) as object;
  expect(Object.keys(examined).sort()).toEqual(Object.keys(pageRules).sort());
  expect(Object.values(examined).every((count) => count > 0)).toBe(true);
});
