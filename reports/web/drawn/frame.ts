import type { Report } from '../../report.ts';
import { digestOf, documentEnd, documentStart } from '../../wording/document.ts';
import { subjectLine } from '../../wording/facts.ts';
import { verdictMarks } from '../../wording/outcome.ts';
import { style } from '../style/index.ts';

/** From the doctype to the beginning of what is drawn. */
export function frameStart(report: Report, script: string): string {
  const title = `${verdictMarks[report.verdict].word}: ${subjectLine(report)}`;
  // Exactly our style and script run: no network, no frames, no other code.
  const policy = [
    `script-src '${digestOf(script)}'`,
    // Pictures are part of the page itself.
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `${documentStart({ title, style, policy })}<div id="page">`;
}

export const frameMiddle: string = '</div>\n';

export function frameEnd(script: string): string {
  return `<script>${script}</script>\n${documentEnd}`;
}
