/** The small parts that the sections of the page are made of. */
import type { Result } from '../result.ts';
import { markup, type Markup } from '../wording/markup.ts';
import { marks, type Standing } from '../wording/outcome.ts';
import { cutText } from '../wording/visible.ts';

const rowsMax = 500;
const valueMax = 1000;

/** Mark and word of an outcome, in its colour. */
export function markOf(standing: Standing): Markup {
  const { icon, word } = marks[standing];
  return markup`<span class="mark ${standing}"><span aria-hidden="true">${icon}</span> ${word}</span>`;
}

/** Fingerprints of the results that are on the page; others cannot be linked to. */
export type OnPage = ReadonlyMap<string, Result>;

/** A link to a result, or just its text when it is not on the page. */
export function linkTo(fingerprint: string | undefined, text: string, onPage: OnPage): Markup {
  if (fingerprint === undefined || !onPage.has(fingerprint)) return markup`${text}`;
  return markup`<a href="#r-${fingerprint}">${text}</a>`;
}

/** A command with a button that copies it. The script shows the button. */
export function commandLine(command: string): Markup {
  return markup`<div class="command"><code>${command}</code><button type="button" class="copy" hidden>Copy</button></div>`;
}

type Cell = string | number | null | undefined | Markup;

/**
 * A table that scrolls sideways on its own; numbers stand right. Of long tables the first 500 rows, of long
 * values the first 1,000 characters; both cuts are said.
 */
export function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Markup {
  const name = cutText(
    rows.length > rowsMax ? `${caption} (first ${rowsMax} of ${rows.length})` : caption,
    valueMax,
  );
  const head = columns.map((column) => markup`<th scope="col">${column}</th>`);
  const body = rows.slice(0, rowsMax).map((row) => markup`<tr>${row.map(cell)}</tr>\n`);
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${name}">
<table><caption>${name}</caption><thead><tr>${head}</tr></thead>
<tbody>${body}</tbody></table></div>
`;
}

function cell(value: Cell): Markup {
  if (typeof value === 'number') return markup`<td class="num">${value}</td>`;
  if (typeof value === 'string') return markup`<td>${cutText(value, valueMax)}</td>`;
  return value === null ? markup`<td><span class="faint">none</span></td>` : markup`<td>${value}</td>`;
}

/** Terms and what they mean here; terms without a value are left out. */
export function facts(
  rows: readonly (readonly [string, string | number | Markup | undefined])[],
): Markup | undefined {
  const known = rows.filter(([, value]) => value !== undefined && value !== '');
  if (known.length === 0) return undefined;
  return markup`<dl>${known.map(([term, value]) => markup`<dt>${term}</dt><dd>${value}</dd>`)}</dl>`;
}

/** A section that is folded until somebody wants it. */
export function folded(id: string, title: string, body: Markup | readonly Markup[]): Markup {
  return markup`${foldedStart(id, title)}${body}${foldedEnd}`;
}

export function foldedStart(id: string, title: string): Markup {
  return markup`<details class="folded" id="${id}"><summary><h2>${title}</h2></summary>\n`;
}

export const foldedEnd: Markup = markup`</details>\n`;

/** Of long lists the first 500 lines; the cut is said. */
export function list(lines: readonly string[]): Markup {
  const items = lines.slice(0, rowsMax).map((line) => markup`<li>${cutText(line, valueMax)}</li>`);
  const rest = lines.length > rowsMax ? markup`<li>and ${lines.length - rowsMax} more</li>` : undefined;
  return markup`<ul>${items}${rest}</ul>\n`;
}
