import type { Format } from '../format.ts';
import type { Report } from '../report.ts';
import type { Result } from '../result.ts';
import { filterForm } from '../web/filter-form.ts';
import { pageEnd, pageStart } from '../web/frame.ts';
import { decisions, verdictBanner } from '../web/opening.ts';
import { foldedEnd, foldedStart } from '../web/pieces.ts';
import { resultArticle } from '../web/result-article.ts';
import { briefTables, gatesSection, runSections } from '../web/run-sections.ts';
import { grouped } from '../wording/grouped.ts';
import { markup, type Markup } from '../wording/markup.ts';
import { isOpen } from '../wording/outcome.ts';

const resultsMax = 2000;
/** A page beyond some 25 MB is slow to open and to mail: evidence goes first. */
const charactersMax = 18_000_000;

/** One self-contained page that opens from a file, without network. */
export const html: Format = {
  id: 'html',
  title: 'A page for reviewers, one file',
  fileName: 'report.html',
  async *render(report, blobs, options) {
    const chunk = (part: Markup) => ({ path: '', chunk: part.text });
    const max = options.resultsMax ?? resultsMax;
    const results = report.results.slice(0, max);
    const onPage = new Map(results.map((result) => [result.fingerprint, result]));
    let left = charactersMax;
    async function* groups(some: readonly Result[]) {
      for (const [name, members] of grouped(some, ({ tool, rule }) => `${tool} ${rule}`)) {
        yield chunk(markup`<section class="group"><h3>${name} (${members.length})</h3>\n`);
        for (const result of members) {
          const article = await resultArticle(result, { blobs, onPage, withEvidence: left > 0 });
          left -= article.text.length;
          yield chunk(article);
        }
        yield chunk(markup`</section>\n`);
      }
    }
    yield chunk(pageStart(report));
    yield chunk(
      markup`${verdictBanner(report, onPage)}<main>${decisions(report, onPage)}${findingsStart(report, max)}`,
    );
    yield* groups(results.filter(isOpen));
    yield chunk(markup`</section>\n${briefTables(report)}${gatesSection(report)}`);
    for (const [title, members] of closedParts(results)) {
      yield chunk(foldedStart(title.toLowerCase(), `${title} (${members.length})`));
      yield* groups(members);
      yield chunk(foldedEnd);
    }
    for (const section of runSections(report)) yield chunk(section);
    yield chunk(markup`</main>\n${pageEnd(report)}`);
  },
};

function findingsStart(report: Report, max: number): Markup {
  const open = report.results.filter(isOpen).length;
  const cut = report.results.length - max;
  return markup`<section aria-labelledby="findings"><h2 id="findings">Findings (${open})</h2>
${filterForm(report)}
${cut > 0 ? markup`<p><strong>${cut} results of least weight are not on this page.</strong> The JSON report has all.</p>` : undefined}
${open === 0 ? markup`<p>None.</p>` : undefined}
`;
}

function closedParts(results: readonly Result[]): [string, Result[]][] {
  const parts: [string, Result[]][] = [
    ['Waived', results.filter(({ waiver }) => waiver !== undefined)],
    ['Passed', results.filter(({ outcome, waiver }) => outcome === 'pass' && !waiver)],
    ['Skipped', results.filter(({ outcome, waiver }) => outcome === 'skipped' && !waiver)],
  ];
  return parts.filter(([, members]) => members.length > 0);
}
