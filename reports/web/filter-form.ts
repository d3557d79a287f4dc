import type { Report } from '../report.ts';
import { markup, type Markup } from '../wording/markup.ts';
import { countsOf, marks } from '../wording/outcome.ts';

/** Filter by text, outcome and tool. Hidden until the script that does it runs. */
export function filterForm(report: Report): Markup | undefined {
  if (report.results.length === 0) return undefined;
  const tools = [...new Set(report.results.map(({ tool }) => tool))];
  const outcomes = countsOf(report).map(
    ({ standing, count }) => markup`<option value="${standing}">${marks[standing].word} (${count})</option>`,
  );
  return markup`<form id="filter" role="search" aria-label="Filter results" hidden>
<label>Text <input type="search" name="text" autocomplete="off"></label>
<label>Outcome <select name="standing"><option value="">all</option>${outcomes}</select></label>
<label>Tool <select name="tool"><option value="">all</option>${tools.map((tool) => markup`<option value="${tool}">${tool}</option>`)}</select></label>
<button type="reset">Clear</button>
<output id="filter-count" aria-live="polite"></output>
</form>`;
}
