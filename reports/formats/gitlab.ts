import { counted } from '../counted.ts';
import type { Format } from '../format.ts';
import type { Report } from '../report.ts';
import type { Result } from '../result.ts';
import { truncationLine, whereLine } from '../wording/facts.ts';
import { isOpen } from '../wording/outcome.ts';
import { cutText, oneLine, visible } from '../wording/visible.ts';

/** Most issues written; the widget of a merge request shows a page of them. */
const issuesMax = 5000;

/** Where GitLab is told to look when a result has no file: it needs a path for each issue. */
const noFile = 'seaworthy.config.yaml';

/** Code Quality report of GitLab: one issue for each result that failed or broke. */
export const gitlab: Format = {
  id: 'gitlab',
  title: 'GitLab Code Quality JSON',
  fileName: 'gl-code-quality-report.json',
  async *render(report, _blobs, { resultsMax = issuesMax }) {
    let first = true;
    yield { path: '', chunk: '[' };
    for (const issue of issues(report, resultsMax)) {
      yield { path: '', chunk: `${first ? '\n' : ',\n'}${JSON.stringify(issue)}` };
      first = false;
    }
    yield { path: '', chunk: '\n]\n' };
  },
};

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** Reasons that no result stands for, what was cut, then what failed, by rank. */
function* issues(report: Report, most: number): Iterable<Issue> {
  const { reasons, truncated, verdict } = report;
  for (const { verdict: leadsTo, text, fingerprint } of reasons) {
    if (leadsTo !== 'go' && fingerprint === undefined) yield ofTheRun(`${verdict}: ${text}`, 'blocker');
  }
  for (const one of truncated) yield ofTheRun(truncationLine(one), 'info');
  const open = report.results.filter(isOpen);
  const found = open.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  // Nothing is wrong with a line of code there, and yet the widget must not look as if all were well.
  const waiting = open.length - found.length;
  if (waiting > 0)
    yield ofTheRun(
      `${counted(waiting, ['result waits', 'results wait'])} for more samples or for a person`,
      'info',
    );
  const cut = found.length - most;
  if (cut > 0)
    yield ofTheRun(
      `${counted(cut, ['result of least weight is', 'results of least weight are'])} not in this file`,
      'info',
    );
  for (const result of found.slice(0, most)) yield issueOf(result);
}

function issueOf(result: Result): Issue {
  const { tool, rule, title, message, fingerprint, source, fix } = result;
  const where = source === undefined ? ` (${whereLine(result)})` : '';
  return {
    description: describe(`${title}${where}: ${message}${fix === undefined ? '' : ` Fix: ${fix}`}`),
    check_name: visible(`${tool}/${rule}`),
    fingerprint,
    severity: severityOf(result),
    location: { path: visible(source?.file ?? noFile), lines: { begin: source?.line ?? 1 } },
  };
}

function severityOf({ outcome, level }: Result): Issue['severity'] {
  if (outcome === 'error') return 'major';
  return level === 'block' ? 'major' : level === 'warn' ? 'minor' : 'info';
}

function ofTheRun(text: string, severity: Issue['severity']): Issue {
  const description = describe(text);
  return {
    description,
    check_name: 'seaworthy/verdict',
    fingerprint: `verdict ${description}`,
    severity,
    location: { path: noFile, lines: { begin: 1 } },
  };
}

function describe(text: string): string {
  return cutText(oneLine(text), 1000);
}
