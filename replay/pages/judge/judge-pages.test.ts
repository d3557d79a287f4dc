import { expect, test } from 'vitest';
import type { AssetFacts, PageFacts, VisitFacts } from '../page-facts.ts';
import { pageRules } from '../rules.ts';
import { judgePages } from './index.ts';
import type { RunFacts } from './page-opinion.ts';

const visit = (more: Partial<VisitFacts> = {}): VisitFacts => ({
  document: { status: 200, proof: 'proven', version: 'x' },
  complaints: [],
  failures: [],
  strangers: [],
  refused: [],
  preflights: [],
  heldBackMs: 0,
  settled: true,
  ...more,
});

interface Shown {
  readonly stable?: readonly Partial<VisitFacts>[];
  readonly preview?: readonly Partial<VisitFacts>[];
  readonly looks?: PageFacts['looks'];
  readonly assets?: readonly AssetFacts[];
  readonly asked?: boolean;
}

function factsOf({
  stable = [{}, {}, {}],
  preview = [{}, {}, {}],
  looks,
  assets = [],
  asked = true,
}: Shown): RunFacts {
  const page: PageFacts = {
    page: '/ads',
    place: 'operation:GET /ads',
    viewport: '800x600',
    visits: { stable: stable.map(visit), preview: preview.map(visit) },
    ...(looks !== undefined && { looks }),
  };
  return {
    pages: [page],
    assets,
    asked,
    limits: {
      screenshotDifferenceMax: 0.001,
      vitals: { ratioMax: 1.5, differenceMsMin: 200, layoutShiftMax: 0.1, visitsMin: 3 },
    },
  };
}

/** What did not pass, as `rule level outcome`. */
const said = (shown: Shown): string[] =>
  judgePages(factsOf(shown))
    .flatMap(({ results }) => results)
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ rule, level, outcome }) => `${rule} ${level} ${outcome}`);

const complaint = { key: 'console x', text: 'x' };
const failure = { at: 'GET /api/x', how: 'status 500', isAsset: false };
const vitals = (lcp: number) => ({ vitals: { lcp, cls: 0, blocked: 0 } });
const asset = (content: AssetFacts['content'], usedBy: AssetFacts['usedBy']): AssetFacts => ({
  at: '/static/app.22501938.js',
  content,
  usedBy,
});
const times = <T>(one: T): T[] => [one, one, one];
const asksFirst = (headers: string) => ({ preflights: [{ at: 'GET https://api.test/ads', headers }] });

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
    ['page-complains warn fail'],
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
    'other looks',
    { looks: { pairs: 3, difference: 0.02, noise: 0.001 } },
    ['page-looks-different warn fail'],
  ],
  ['looks that change by themselves', { looks: { pairs: 3, difference: 0.02, noise: 0.015 } }, []],
  ['a later paint', { stable: times(vitals(400)), preview: times(vitals(900)) }, ['page-slower warn fail']],
  ['a paint that nobody sees to be later', { stable: times(vitals(40)), preview: times(vitals(90)) }, []],
  ['paints of too few visits', { stable: [vitals(400)], preview: [vitals(900)] }, []],
  [
    'paints that our rate limit held back',
    { stable: times(vitals(400)), preview: times({ ...vitals(900), heldBackMs: 300 }) },
    [],
  ],
])('%s', (_name, shown, expected) => expect(said(shown)).toEqual(expected));

test('one cause on many pages is one finding that names them all', () => {
  const { pages, ...rest } = factsOf({ preview: times({ complaints: [complaint] }) });
  const many = ['/a', '/b', '/c'].map((page) => ({
    ...(pages[0] as PageFacts),
    page,
    place: `operation:GET ${page}`,
  }));
  const [, complaints] = judgePages({ ...rest, pages: many });
  expect(complaints?.results).toMatchObject([{ places: many.map(({ place }) => place), observations: 9 }]);
});

test('every rule says how much it looked at', () => {
  const looks = { pairs: 1, difference: 0, noise: 0 };
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
