import { createHash } from 'node:crypto';
import type { Report } from '../../report.ts';
import { subjectLine } from '../../wording/facts.ts';
import { markup, Markup } from '../../wording/markup.ts';
import { verdictMarks } from '../../wording/outcome.ts';
import { style } from '../style/index.ts';

/** The policy lets run exactly our style and script, and shows our pictures: no network, no frames, no other code. */
function policy(script: string): Markup {
  const rules = [
    "default-src 'none'",
    `style-src '${digest(style)}'`,
    `script-src '${digest(script)}'`,
    // Pictures are part of the page itself.
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return new Markup(rules.join('; '));
}

/** From the doctype to the beginning of what is drawn. */
export function frameStart(report: Report, script: string): string {
  const title = `${verdictMarks[report.verdict].word}: ${subjectLine(report)}`;
  return markup`<!doctype html>
<html lang="en" data-theme="system">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title} · Seaworthy</title>
<style>${new Markup(style)}</style>
</head>
<body>
<div id="page">`.text;
}

export const frameMiddle: string = '</div>\n';

export function frameEnd(script: string): string {
  return `<script>${script}</script>\n</body>\n</html>\n`;
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
