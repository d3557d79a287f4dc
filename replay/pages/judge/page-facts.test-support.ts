/** Facts of one page as a table of cases writes them down. */
import { expectTranslated } from '../../../reports/language/expect-translated.test-support.ts';
import type { AssetFacts, PageFacts, VisitFacts } from '../page-facts.ts';
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
  ownLateMs: 0,
  tasksPerCore: 1,
  settled: true,
  ...more,
});

export interface Shown {
  readonly stable?: readonly Partial<VisitFacts>[];
  readonly preview?: readonly Partial<VisitFacts>[];
  readonly looks?: PageFacts['looks'];
  readonly assets?: readonly AssetFacts[];
  readonly asked?: boolean;
}

export function factsOf({
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
      screenshotDifferenceMax: 0.0002,
      vitals: { ratioMax: 1.5, differenceMsMin: 200, layoutShiftMax: 0.1, visitsMin: 3 },
    },
  };
}

/** What did not pass, as `rule level outcome`. All that is said is said in Chinese too. */
export async function said(shown: Shown): Promise<string[]> {
  const results = judgePages(factsOf(shown)).flatMap((opinion) => opinion.results);
  await expectTranslated(results);
  return results
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ rule, level, outcome }) => `${rule} ${level} ${outcome}`);
}

export const complaint = { key: 'console x', text: 'x' };
export const failure = { at: 'GET /api/x', how: 'status 500', isAsset: false };
export const vitals = (lcp: number) => ({ vitals: { lcp, cls: 0, blocked: 0 } });
export const asset = (content: AssetFacts['content'], usedBy: AssetFacts['usedBy']): AssetFacts => ({
  at: '/static/app.22501938.js',
  content,
  usedBy,
});
export const times = <T>(one: T): T[] => [one, one, one];
export const six = <T>(one: T): T[] => [...times(one), ...times(one)];
export const leadsTo = (landed: string, asksToSignIn = false): Partial<VisitFacts> => ({
  document: {
    status: 200,
    proof: 'proven',
    version: 'x',
    landed,
    ...(asksToSignIn && { asksToSignIn: true }),
  },
});
export const signInForm: Partial<VisitFacts> = {
  document: { status: 200, proof: 'proven', version: 'x', asksToSignIn: true },
};
export const asksFirst = (headers: string) => ({ preflights: [{ at: 'GET https://api.test/ads', headers }] });
