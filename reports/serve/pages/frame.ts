import { createHash } from 'node:crypto';
import { markup, Markup } from '../../wording/markup.ts';
import { style } from './style.ts';

/** A page without scripts: our own style is all that it may load. */
export const policy: string = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

// A page in a file cannot say by itself who may frame it.
const filePolicy = policy.replace("; frame-ancestors 'none'", '');

/** On top of what the page of a run says of itself. */
export const reportPolicy =
  "object-src 'none'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** A whole page. `nav` stands above the heading. */
export function page(title: string, body: Markup, nav?: Markup): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(filePolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title} · Seaworthy</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header>${nav && markup`<nav>${nav}</nav>`}<h1>${title}</h1></header>
<main>
${body}
</main>
</body>
</html>
`.text;
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
