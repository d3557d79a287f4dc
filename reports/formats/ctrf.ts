import { counted } from '../counted.ts';
import type { Format } from '../format.ts';
import { headlineIn } from '../headline.ts';
import type { Report } from '../report.ts';
import type { Result } from '../result.ts';
import { truncationLine, unjudged, whereLine } from '../wording/facts.ts';
import { standingOf, type Standing } from '../wording/outcome.ts';
import { cutText, oneLine, visible } from '../wording/visible.ts';

/** Most tests written; readers show them all in one page. */
const testsMax = 5000;

type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

const statuses: Readonly<Record<Standing, Status>> = {
  pass: 'passed',
  fail: 'failed',
  error: 'failed',
  inconclusive: 'other',
  pending: 'pending',
  skipped: 'skipped',
  waived: 'other',
};

/** Common Test Report Format, version 0.0: one test per result, and one for the verdict. */
export const ctrf: Format = {
  id: 'ctrf',
  title: 'Common Test Report Format (CTRF) JSON',
  fileName: 'ctrf-report.json',
  async *render(report, _blobs, { resultsMax = testsMax }) {
    const results = report.results.slice(0, resultsMax);
    const tests = [verdictTest(report, resultsMax), ...results.map(testOf)];
    const chunk = (text: string): { path: string; chunk: string } => ({ path: '', chunk: text });
    yield chunk(`{"reportFormat":"CTRF","specVersion":"0.0.0","generatedBy":"seaworthy","results":{`);
    yield chunk(`"tool":${json({ name: 'seaworthy', version: report.generator.version })},\n`);
    yield chunk(`"summary":${json(summaryOf(report, tests))},\n"tests":[\n`);
    for (const [index, test] of tests.entries()) yield chunk(`${index === 0 ? '' : ',\n'}${json(test)}`);
    yield chunk(`\n]}}\n`);
  },
};

interface Test {
  readonly name: string;
  readonly status: Status;
  readonly rawStatus: string;
  readonly duration: number;
  readonly [more: string]: unknown;
}

function testOf(result: Result): Test {
  const { tool, rule, key, title, message, fix, level, fingerprint, attempts = [], source, waiver } = result;
  const standing = standingOf(result);
  return {
    testId: fingerprint,
    name: text(`${rule} ${key}: ${title}`, 400),
    status: statuses[standing],
    rawStatus: standing,
    duration: Math.round(attempts.reduce((sum, { durationMs }) => sum + durationMs, 0)),
    suite: [tool, rule],
    type: tool,
    tags: [level],
    ...(standing !== 'pass' && {
      message: text(waiver ? `waived until ${waiver.expires} by ${waiver.owner}: ${waiver.reason}` : message),
      trace: text([whereLine(result), fix && `Fix: ${fix}`].filter(Boolean).join('. ')),
    }),
    ...(source && { filePath: visible(source.file), ...(source.line && { line: source.line }) }),
  };
}

/** The verdict as a test of its own: a report may hold for a reason that no result stands for. */
function verdictTest(report: Report, most: number): Test {
  const { verdict, reasons, truncated, sections, results } = report;
  const headline = headlineIn(report);
  const cut = results.length - most;
  const lines = [
    headline,
    ...(cut > 0
      ? [`${counted(cut, ['result of least weight is', 'results of least weight are'])} not in this file`]
      : []),
    ...truncated.map(truncationLine),
    ...unjudged(sections),
    ...reasons.map((reason) => reason.text).filter((reason) => reason !== headline),
  ];
  const status = verdict === 'go' ? 'passed' : verdict === 'hold' ? 'pending' : 'failed';
  return {
    name: `verdict ${verdict}`,
    status,
    rawStatus: verdict,
    duration: 0,
    suite: ['seaworthy'],
    message: text(lines.join('; '), 4000),
  };
}

function summaryOf({ startedAt, endedAt }: Report, tests: readonly Test[]): Readonly<Record<string, number>> {
  const count = (status: Status): number => tests.filter((test) => test.status === status).length;
  return {
    tests: tests.length,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    pending: count('pending'),
    other: count('other'),
    start: Date.parse(startedAt),
    stop: Date.parse(endedAt),
  };
}

function text(value: string, max = 1000): string {
  return cutText(oneLine(value), max);
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
