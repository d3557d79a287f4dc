import type { Evidence, Notice, ReportBuilder } from '../../reports/index.ts';
import { describedGroup } from '../described-group.ts';
import type { GroupName, PageFacts } from './page-facts.ts';
import { judgePages } from './judge/index.ts';
import type { PageResult, RunFacts } from './judge/page-opinion.ts';
import { heldBackMsMax, vitalPairs } from './judge/vitals-opinion.ts';
import { pageRules } from './rules.ts';
import { usableVisits } from './usable-visits.ts';
import type { PagesSettings } from './settings.ts';

/** Pictures of so many results are kept; each is up to a megabyte. */
const picturedMax = 10;

/** Judges what was gathered and says it. */
export async function writePagesReport(
  builder: ReportBuilder,
  facts: RunFacts,
  settings: PagesSettings,
): Promise<void> {
  let pictured = 0;
  for (const { results, examined } of judgePages(facts)) {
    for (const rule of Object.values(pageRules)) {
      const count = examined[rule.id];
      if (count !== undefined) builder.examined(rule, count);
    }
    for (const { pictures, ...result } of results) {
      pictured += pictures === undefined ? 0 : 1;
      const shown = pictured > picturedMax ? undefined : await stored(pictures, settings);
      builder.add(
        shown === undefined ? result : { ...result, evidence: [...(result.evidence ?? []), shown] },
      );
    }
  }
  if (pictured > picturedMax) {
    const why = `pictures are kept for ${picturedMax} results`;
    builder.truncated({ what: 'results with pictures', shown: picturedMax, total: pictured, why });
  }
  builder.subject({
    groups: (['stable', 'preview'] as const).map((name) =>
      describedGroup(name, settings[name], versionsOf(facts.pages, name)),
    ),
  });
  builder.table(vitalsTable(facts.pages, settings.vitals.visitsMin));
  builder.table(refusedTable(facts.pages));
  for (const message of facts.remarks ?? []) builder.notice({ kind: 'info', message });
  for (const notice of [...notices(facts.pages), ...openedAs(facts.pages, settings)]) builder.notice(notice);
}

/** What the pages of a group proved. */
function versionsOf(pages: readonly PageFacts[], name: GroupName): string | undefined {
  const documents = pages.flatMap(({ visits }) => visits[name].map(({ document }) => document));
  const proven = documents.flatMap(({ proof, version }) => (proof === 'proven' ? (version ?? []) : []));
  return proven.length === 0 ? undefined : [...new Set(proven)].slice(0, 4).join(', ');
}

async function stored(
  pictures: PageResult['pictures'],
  { blobs }: PagesSettings,
): Promise<Evidence | undefined> {
  if (pictures === undefined || blobs === undefined) return undefined;
  const images = [];
  for (const { title, png } of pictures) {
    images.push({ title, blob: await blobs.put(png.toString('base64'), 'image/png;base64') });
  }
  return { kind: 'pictures', title: 'Screenshots', pictures: images };
}

function vitalsTable(pages: readonly PageFacts[], visitsMin: number) {
  return {
    name: 'page vitals',
    tool: 'replay',
    columns: ['page', 'viewport', 'vital', 'stable', 'preview', 'visits'],
    rows: pages.flatMap((page) =>
      vitalPairs(page, visitsMin).map(
        ({ vital, stable, preview, visits }) =>
          [page.page, page.viewport, vital, rounded(stable), rounded(preview), visits] as const,
      ),
    ),
  } as const;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

type Counts = Readonly<Record<GroupName, number>>;

function refusedCounts(pages: readonly PageFacts[]): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const { visits } of pages) {
    for (const group of ['stable', 'preview'] as const)
      for (const one of visits[group].flatMap(({ refused }) => refused)) {
        const known = counts.get(one) ?? { stable: 0, preview: 0 };
        counts.set(one, { ...known, [group]: known[group] + 1 });
      }
  }
  return counts;
}

function refusedTable(pages: readonly PageFacts[]) {
  const rows = [...refusedCounts(pages)]
    .map(([request, { stable, preview }]) => [request, stable, preview] as const)
    .sort(([, a, b], [, c, d]) => c + d - a - b)
    .slice(0, 500);
  return {
    name: 'requests of pages that were not sent',
    tool: 'replay',
    columns: ['request', 'stable', 'preview'],
    rows,
  } as const;
}

function notices(pages: readonly PageFacts[]): Notice[] {
  const visits = pages.flatMap((page) => [...page.visits.stable, ...page.visits.preview]);
  const refused = [...refusedCounts(pages)];
  const total = refused.reduce((sum, [, { stable, preview }]) => sum + stable + preview, 0);
  const foreign = refused.filter(([request]) => request.endsWith('(host)')).length;
  const led = pages.flatMap(ledTo);
  const held = visits.filter(({ heldBackMs }) => heldBackMs > heldBackMsMax).length;
  const restless = visits.filter(({ settled }) => !settled).length;
  const all: readonly (readonly [number, Notice['kind'], string])[] = [
    [
      total,
      'policy',
      `${total} requests of pages were not sent: only GET and HEAD go out, and only to allowed hosts (${foreign} addresses at other hosts; allowedHosts adds a CDN). They are no findings; the table lists them.`,
    ],
    [
      led.length,
      'info',
      `${led.length} pages led elsewhere, and what they led to was compared: ${led.slice(0, 5).join(', ')}.`,
    ],
    [
      held,
      'limit',
      `In ${held} of ${visits.length} visits the rate limit held requests back; their vitals do not count.`,
    ],
    [
      restless,
      'limit',
      `In ${restless} of ${visits.length} visits the page did not fall silent in time and was looked at as it was.`,
    ],
  ];
  return all.flatMap(([count, kind, message]) => (count > 0 ? [{ kind, message }] : []));
}

/** Which pages were opened as whom, where anybody can sign in. */
function openedAs(pages: readonly PageFacts[], { sessions }: PagesSettings): Notice[] {
  if ((sessions?.identities ?? []).length === 0) return [];
  const namesOf = (identity: string | undefined): string[] => [
    ...new Set(pages.filter(({ as }) => as === identity).map(({ page }) => page)),
  ];
  const identities = [...new Set(pages.flatMap(({ as }) => as ?? []))];
  const messages = identities.map(
    (name) => `Pages that were opened as "${name}": ${namesOf(name).slice(0, 10).join(', ')}.`,
  );
  const others = namesOf(undefined);
  if (others.length > 0)
    messages.push(
      `No test identity stands in for who asked for ${others.slice(0, 10).join(', ')}: opened without signing in.`,
    );
  return messages.map((message) => ({ kind: 'info', message }));
}

/** Where a page of stable led that was compared. */
function ledTo(page: PageFacts): string[] {
  const landed = usableVisits(page)?.stable.find(({ document }) => document.landed !== undefined)?.document
    .landed;
  return landed === undefined ? [] : [`${page.page} → ${landed}`];
}
