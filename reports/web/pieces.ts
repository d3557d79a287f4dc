/** The small parts that the sections of the page are made of. */
import { markup, type Markup } from '../wording/markup.ts';
import { marks, type Standing } from '../wording/outcome.ts';

/** Mark and word of an outcome, in its colour. */
export function markOf(standing: Standing): Markup {
  const { icon, word } = marks[standing];
  return markup`<span class="mark ${standing}"><span aria-hidden="true">${icon}</span> ${word}</span>`;
}

/** A command with a button that copies it. The script shows the button. */
export function commandLine(command: string): Markup {
  return markup`<div class="command"><code>${command}</code><button type="button" class="copy" hidden>Copy</button></div>`;
}

type Cell = string | number | null | undefined | Markup;

/** A table that scrolls sideways on its own; numbers stand right. */
export function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Markup {
  const head = columns.map((column) => markup`<th scope="col">${column}</th>`);
  const body = rows.map((row) => markup`<tr>${row.map(cell)}</tr>\n`);
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
<table><caption>${caption}</caption><thead><tr>${head}</tr></thead>
<tbody>${body}</tbody></table></div>
`;
}

function cell(value: Cell): Markup {
  if (typeof value === 'number') return markup`<td class="num">${value}</td>`;
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

export function list(lines: readonly string[]): Markup {
  return markup`<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>\n`;
}
