/** The first screen: may it go out, what must I decide. */
import type { Report } from '../report.ts';
import { subjectLine, unjudged } from '../wording/facts.ts';
import { markup, type Markup } from '../wording/markup.ts';
import { countsOf, marks, needsDecision, verdictMarks, type Standing } from '../wording/outcome.ts';
import { commandLine, facts, linkTo, list, markOf, type OnPage } from './pieces.ts';

const reasonsMax = 10;
const decisionsMax = 50;
const tones = { go: 'pass', hold: 'pending', 'no-go': 'fail', none: 'error' } as const satisfies Record<
  string,
  Standing
>;

export function verdictBanner(report: Report, onPage: OnPage): Markup {
  const { icon, word } = verdictMarks[report.verdict];
  const [first, ...more] = report.reasons;
  const outside = unjudged(report.sections);
  const chips = countsOf(report).map(
    ({ standing, count }) =>
      markup`<li class="${standing}"><span aria-hidden="true">${marks[standing].icon}</span> ${count} ${marks[standing].word}</li>`,
  );
  return markup`<header>
<div class="verdict ${tones[report.verdict]}">
<h1><span aria-hidden="true">${icon}</span> ${word}</h1>
<p class="reason">${first && linkTo(first.fingerprint, first.text, onPage)}</p>
${more.length > 0 ? moreReasons(more, onPage) : undefined}
${outside.length > 0 ? markup`<p><strong>Not judged here:</strong></p>${list(outside)}` : undefined}
${report.partial ? markup`<p><strong>This report is partial.</strong> The run was interrupted or lost a part.</p>` : undefined}
${report.truncated.length > 0 ? markup`<p><a href="#truncated">Some things are shown in part only.</a></p>` : undefined}
</div>
<p class="subject">${subjectLine(report)}</p>
<ul class="chips" aria-label="Results by outcome">${chips}</ul>
${subjectFacts(report)}
</header>
`;
}

function moreReasons(reasons: Report['reasons'], onPage: OnPage): Markup {
  const items = reasons
    .slice(0, reasonsMax)
    .map(({ text, fingerprint }) => markup`<li>${linkTo(fingerprint, text, onPage)}</li>`);
  const rest =
    reasons.length > reasonsMax ? markup`<li>and ${reasons.length - reasonsMax} more</li>` : undefined;
  return markup`<details><summary>${reasons.length} more reasons</summary><ul>${items}${rest}</ul></details>`;
}

function subjectFacts(report: Report): Markup {
  const { subject, startedAt, endedAt, durationMs, exitCode, baseline } = report;
  const groups = subject.groups?.map(
    ({ name, url, marks = [], attestedVersion }) =>
      [
        `${name} group`,
        [attestedVersion ?? 'version not proven', url, ...marks].filter(Boolean).join(', '),
      ] as const,
  );
  const rows = facts([
    ['Baseline', subject.baseline],
    ['Candidate', subject.candidate],
    ['Commit', subject.commit],
    ['Tree', subject.tree],
    ['Schema digest', subject.schemaDigest],
    ...(groups ?? []),
    ['Run', `${startedAt} to ${endedAt} (${(durationMs / 1000).toFixed(1)} s), exit code ${exitCode}`],
    ['Compared with', baseline && `run ${baseline.runId} of ${baseline.endedAt}`],
  ]);
  return markup`<details><summary>What was judged</summary>${rows}</details>`;
}

/** What waits for a person, with the command that answers it. */
export function decisions({ results }: Report, onPage: OnPage): Markup | undefined {
  const open = results.filter(needsDecision);
  if (open.length === 0) return undefined;
  const items = open.slice(0, decisionsMax).map(
    ({ outcome, fingerprint, key, title, message, level, owner, command }) => markup`<li class="${outcome}">
${markOf(outcome)} <span class="badge">${level}</span> <strong>${linkTo(fingerprint, key, onPage)}</strong> ${title}
<p>${message}${owner === undefined ? undefined : markup` <span class="faint">(${owner})</span>`}</p>
${command === undefined ? undefined : commandLine(command)}</li>
`,
  );
  const rest =
    open.length > decisionsMax ? markup`<p>and ${open.length - decisionsMax} more below.</p>` : undefined;
  return markup`<section aria-labelledby="decide"><h2 id="decide">What you must decide</h2>
<ul class="decide">${items}</ul>${rest}</section>
`;
}
