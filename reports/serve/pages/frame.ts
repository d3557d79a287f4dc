import type { Speaker } from '../../language/speaker.ts';
import { documentEnd, documentStart, policyOf } from '../../wording/document.ts';
import { markup, type Markup } from '../../wording/markup.ts';
import { style } from './style.ts';

interface PageFrame {
  readonly speaker: Speaker;
  readonly nav?: Markup;
}

// A page in a file cannot say by itself who may frame it.
const filePolicy = ["form-action 'self'", "base-uri 'none'"];

/** A page without scripts: our own style is all that it may load. */
export const policy: string = policyOf(style, [...filePolicy, "frame-ancestors 'none'"]);

/** On top of what the page of a run says of itself. */
export const reportPolicy =
  "object-src 'none'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** A whole page. `nav` stands above the heading. */
export function page(title: string, body: Markup, { speaker, nav }: PageFrame): string {
  const drawn = markup`<header>${nav && markup`<nav>${nav}</nav>`}<h1>${title}</h1></header>
<main>
${body}
</main>
`;
  const { language } = speaker;
  return documentStart({ title, language, style, policy: filePolicy }) + drawn.text + documentEnd;
}

/** A section with a table; nothing when it has no rows. */
export function tableSection(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly (Markup | string | number)[])[],
): Markup {
  if (rows.length === 0) return markup``;
  const cell = (value: Markup | string | number): Markup => markup`<td>${value}</td>`;
  return markup`<section><h2>${title}</h2>
<div class="scroll" tabindex="0"><table><thead><tr>${columns.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => markup`<tr>${row.map(cell)}</tr>\n`)}</tbody></table></div></section>
`;
}
