import { Buffer } from 'node:buffer';
import { counted } from '../counted.ts';
import type { Format } from '../format.ts';
import { headlineIn } from '../headline.ts';
import type { Report } from '../report.ts';
import type { Result } from '../result.ts';
import { evidenceText } from '../wording/evidence-text.ts';
import { measuredLine, truncationLine, unjudged, whereLine } from '../wording/facts.ts';
import { markup, type Markup } from '../wording/markup.ts';
import { cutLines, cutText, oneLine } from '../wording/visible.ts';

/** GitLab refuses files above 30 MB; the rest is left for the frame around the cases. */
const casesBytesMax = 29_000_000;
/** The suite of what speaks of the run and not of one result. */
const frame = 'seaworthy';

/** JUnit XML as GitLab, Jenkins and others read it: one suite per tool, one case per result. */
export const junit: Format = {
  id: 'junit',
  title: 'JUnit XML for CI test views',
  fileName: 'junit.xml',
  async *render(report, _blobs, { bytesMax = casesBytesMax }) {
    const plan = planCases(report, Math.min(bytesMax, casesBytesMax));
    const all = total([...plan.suites.values()]);
    const chunk = (part: Markup) => ({ path: '', chunk: part.text });
    yield chunk(markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="seaworthy" ${countsOf(all)} time="${report.durationMs / 1000}">
`);
    for (const [suite, counts] of plan.suites) {
      yield chunk(markup`<testsuite name="${suite}" ${countsOf(counts)} timestamp="${report.startedAt}">\n`);
      if (suite === frame) yield chunk(properties(report));
      for (const { xml } of casesOf(report, plan.kept, suite)) yield chunk(xml);
      yield chunk(markup`</testsuite>\n`);
    }
    yield chunk(markup`</testsuites>\n`);
  },
};

type Mark = 'passed' | 'failure' | 'error' | 'skipped';
type Counts = Record<Mark, number>;

interface Case {
  readonly suite: string;
  readonly mark: Mark;
  readonly xml: Markup;
}

interface Plan {
  /** How many results are written, from the worst down. */
  readonly kept: number;
  readonly suites: ReadonlyMap<string, Counts>;
}

/** Counts stand before the cases in the file, so the cases are made twice rather than held. */
function planCases(report: Report, bytesMax: number): Plan {
  let bytes = 0;
  let kept = 0;
  for (const result of report.results) {
    bytes += Buffer.byteLength(resultCase(result).xml.text);
    if (bytes > bytesMax) break;
    kept += 1;
  }
  const suites = new Map<string, Counts>();
  for (const { suite, mark } of casesOf(report, kept)) {
    const counts = suites.get(suite) ?? { passed: 0, failure: 0, error: 0, skipped: 0 };
    counts[mark] += 1;
    suites.set(suite, counts);
  }
  return { kept, suites };
}

/** The verdict first, then what was cut, then results by rank; of one suite where it is named. */
function* casesOf(report: Report, kept: number, suite?: string): Iterable<Case> {
  if (suite === undefined || suite === frame) yield* frameCases(report, kept);
  for (const result of report.results.slice(0, kept)) {
    if (suite === undefined || suite === result.tool) yield resultCase(result);
  }
}

/** Reasons that no result stands for (a lost part, an interruption) would else look like green. */
function* frameCases(report: Report, kept: number): Iterable<Case> {
  const { reasons, verdict, results } = report;
  const unheard = reasons.filter((reason) => reason.verdict !== 'go' && reason.fingerprint === undefined);
  for (const { text } of unheard) {
    yield makeCase(frame, `verdict ${verdict}: ${cutText(text, 400)}`, { mark: 'error', message: text });
  }
  if (unheard.length === 0) {
    const mark = verdict === 'go' ? 'passed' : 'skipped';
    yield makeCase(frame, `verdict ${verdict}`, { mark, message: headlineIn(report) });
  }
  const cut = results.length - kept;
  if (cut > 0) {
    const message = `${counted(cut, ['result of least weight is', 'results of least weight are'])} not in this file, which CI limits to 30 MB`;
    yield makeCase(frame, 'results not shown', { mark: 'skipped', message });
  }
}

/** GitLab drops a second case of one name, so the name holds the fingerprint. */
function resultCase(result: Result): Case {
  const { tool, rule, key, title, fingerprint } = result;
  const { mark, message } = markOf(result);
  const name = `${cutText(`${rule} ${key}: ${title}`, 400)} (${fingerprint})`;
  return makeCase(tool, name, { mark, message, rule, file: result.source?.file, detail: detailOf(result) });
}

function markOf({ outcome, level, message, waiver, owner }: Result): { mark: Mark; message: string } {
  if (waiver) {
    return {
      mark: 'skipped',
      message: `waived until ${waiver.expires} by ${waiver.owner}: ${waiver.reason}`,
    };
  }
  if (outcome === 'pass') return { mark: 'passed', message };
  if (outcome === 'error') return { mark: 'error', message };
  if (outcome === 'pending')
    return { mark: 'skipped', message: `pending: ${owner ?? 'somebody'}: ${message}` };
  if (outcome === 'skipped' || level === 'info')
    return { mark: 'skipped', message: `${outcome}: ${message}` };
  if (outcome === 'fail') return { mark: 'failure', message };
  return { mark: level === 'block' ? 'error' : 'skipped', message: `inconclusive: ${message}` };
}

function detailOf(result: Result): string {
  const { level, message, measured = [], why, fix, direction, command, evidence = [] } = result;
  const lines = [
    `${level}: ${whereLine(result)}`,
    message,
    ...measured.map(measuredLine),
    direction && `Who is hit: ${direction}`,
    why && `Why: ${why}`,
    fix && `Fix: ${fix}`,
    command && `Command: ${command}`,
    ...evidence.slice(0, 3).flatMap((one) => [`${one.title}:`, ...cutLines(evidenceText(one), 12, 300)]),
  ];
  return lines.filter(Boolean).join('\n');
}

interface CaseFacts {
  readonly mark: Mark;
  readonly message: string;
  readonly rule?: string;
  readonly file?: string | undefined;
  readonly detail?: string;
}

function makeCase(suite: string, name: string, facts: CaseFacts): Case {
  const { mark, rule, file } = facts;
  const className = rule === undefined ? suite : `${suite}.${rule}`;
  const where = file === undefined ? undefined : markup` file="${file}"`;
  const xml = markup`<testcase classname="${className}" name="${oneLine(name)}"${where}>${body(suite, facts)}</testcase>\n`;
  return { suite, mark, xml };
}

function body(suite: string, facts: CaseFacts): Markup | undefined {
  const message = cutText(oneLine(facts.message), 1000);
  const type = facts.rule ?? suite;
  const detail = cutText(facts.detail ?? '', 8000);
  if (facts.mark === 'passed') return undefined;
  if (facts.mark === 'skipped') return markup`<skipped message="${message}"/>`;
  return facts.mark === 'failure'
    ? markup`<failure message="${message}" type="${type}">${detail}</failure>`
    : markup`<error message="${message}" type="${type}">${detail}</error>`;
}

function total(suites: readonly Counts[]): Counts {
  const sum = (mark: Mark): number => suites.reduce((total, counts) => total + counts[mark], 0);
  return { passed: sum('passed'), failure: sum('failure'), error: sum('error'), skipped: sum('skipped') };
}

function countsOf({ passed, failure, error, skipped }: Counts): Markup {
  const tests = passed + failure + error + skipped;
  return markup`tests="${tests}" failures="${failure}" errors="${error}" skipped="${skipped}"`;
}

/** What no case can say. Readers may ignore properties, so nothing stands here alone that decides. */
function properties({ runId, exitCode, sections, truncated, notices }: Report): Markup {
  const facts = [
    ['runId', runId],
    ['exitCode', String(exitCode)],
    ...unjudged(sections).map((line) => ['section', line]),
    ...truncated.map((one) => ['truncated', truncationLine(one)]),
    ...notices.map(({ kind, message }) => [`notice ${kind}`, message]),
  ];
  const rows = facts.map(
    ([name, value = '']) => markup`<property name="${name}" value="${cutText(oneLine(value), 1000)}"/>\n`,
  );
  return markup`<properties>\n${rows}</properties>\n`;
}
