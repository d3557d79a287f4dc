import { createHash } from 'node:crypto';
import type { Report } from '../report.ts';
import { subjectLine } from '../wording/facts.ts';
import { markup, Markup } from '../wording/markup.ts';
import { verdictMarks } from '../wording/outcome.ts';
import { script } from './script.ts';
import { style } from './style.ts';

/** The policy lets run exactly our style and script, and shows our pictures: no network, no frames, no other code. */
const policy = [
  "default-src 'none'",
  `style-src '${digest(style)}'`,
  `script-src '${digest(script)}'`,
  // Pictures are part of the page itself.
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** From the doctype to the first element of the body. */
export function pageStart(report: Report): Markup {
  const title = `${verdictMarks[report.verdict].word}: ${subjectLine(report)}`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title} · Seaworthy</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
`;
}

export function pageEnd(report: Report): Markup {
  return markup`<footer class="faint"><p>Seaworthy ${report.generator.version}, run ${report.runId}, report schema ${report.schemaVersion}.</p></footer>
<script>${new Markup(script)}</script>
</body>
</html>
`;
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
