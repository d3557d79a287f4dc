import { Buffer } from 'node:buffer';
import type { Format } from '../format.ts';
import { label } from '../place.ts';
import type { Report } from '../report.ts';
import type { Result } from '../result.ts';
import { evidenceText, measuredLine, truncationLine, unjudged } from '../wording/facts.ts';
import { cutLines, cutText, visible } from '../wording/visible.ts';

/** GitHub takes 25,000 results of a run and shows 5,000, not always the worst: only those go out. */
const resultsMax = 5000;
/** GitHub takes 10 MB gzipped. Below 10 MB as they are, files fit whatever they hold. */
const bytesMax = 9_500_000;
/** GitHub takes 1,000 locations of a result and shows 100. */
const placesMax = 100;
const rulesMax = 25_000;
const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/** SARIF 2.1.0 for code scanning views. Passed results are left out. */
export const sarif: Format = {
  id: 'sarif',
  title: 'SARIF 2.1.0 for code scanning',
  fileName: 'report.sarif',
  async *render(report) {
    const chunk = (text: string) => ({ path: '', chunk: text });
    const driver = { ...driverOf(report), rules: rulesOf(report) };
    yield chunk(`{"$schema":"${schema}","version":"2.1.0","runs":[{"tool":${JSON.stringify({ driver })},\n`);
    yield chunk('"columnKind":"utf16CodeUnits","results":[');
    let [shown, total, bytes] = [0, 0, Buffer.byteLength(JSON.stringify(driver))];
    for (const result of report.results) {
      if (result.outcome === 'pass') continue;
      total += 1;
      // Once one is cut, all lighter ones are: never a warning in place of a blocker.
      if (shown < total - 1 || shown === resultsMax) continue;
      const text = JSON.stringify(sarifResult(result));
      bytes += Buffer.byteLength(text);
      if (bytes > bytesMax) continue;
      yield chunk(`${shown === 0 ? '' : ','}\n${text}`);
      shown += 1;
    }
    const invocation = invocationOf(report, { shown, total });
    yield chunk(`\n],\n"invocations":${JSON.stringify([invocation])}}]}\n`);
  },
};

function driverOf({ generator }: Report) {
  return { name: 'Seaworthy', version: generator.version, semanticVersion: generator.version };
}

const levels = { block: 'error', warn: 'warning', info: 'note' } as const;

/** Rules that ran, with why and fix from their first finding where there is one. */
function rulesOf(report: Report) {
  const rules = new Map<string, object>();
  for (const { tool, id, title, level, examined } of report.rules.slice(0, rulesMax)) {
    rules.set(`${tool}/${id}`, ruleOf(`${tool}/${id}`, { title, level, examined }));
  }
  for (const { tool, rule, title, level, outcome } of report.results) {
    const id = `${tool}/${rule}`;
    if (outcome === 'pass' || rules.has(id) || rules.size >= rulesMax) continue;
    rules.set(id, ruleOf(id, { title, level }));
  }
  return [...rules.values()];
}

interface RuleFacts {
  readonly title: string;
  readonly level: keyof typeof levels;
  readonly examined?: number;
}

function ruleOf(id: string, { title, level, examined }: RuleFacts): object {
  return {
    id,
    shortDescription: message(title, 1000),
    defaultConfiguration: { level: levels[level] },
    properties: { tags: [id.split('/')[0]], ...(examined === undefined ? {} : { examined }) },
  };
}

function sarifResult(result: Result): object {
  const { tool, rule, fingerprint, digest, state, waiver, owner, command, direction, observations } = result;
  const { title, places, outcome, level, key } = result;
  return {
    ruleId: `${tool}/${rule}`,
    ...standing(result),
    message: message(textOf(result), 4000),
    locations: [locationOf(result)],
    partialFingerprints: { 'seaworthy/v1': fingerprint },
    ...(state === undefined ? {} : { baselineState: state === 'fixed' ? 'absent' : state }),
    suppressions: waiver && [
      {
        kind: 'external',
        status: 'accepted',
        justification: `${visible(waiver.reason)} (${visible(waiver.owner)}, until ${waiver.expires})`,
      },
    ],
    properties: {
      key,
      outcome,
      level,
      title,
      digest,
      owner,
      command,
      direction,
      observations,
      places: places.length,
    },
  };
}

/** Only what failed may have a level. */
function standing({ outcome, level }: Result): { readonly kind: string; readonly level: string } {
  if (outcome === 'fail') return { kind: 'fail', level: levels[level] };
  if (outcome === 'error') return { kind: 'fail', level: 'error' };
  const kinds = { inconclusive: 'open', pending: 'review', skipped: 'notApplicable', pass: 'pass' } as const;
  return { kind: kinds[outcome], level: 'none' };
}

function textOf({ title, message, measured = [], why, fix, direction, evidence = [] }: Result): string {
  const proof = evidence[0];
  return [
    `${title}: ${message}`,
    ...measured.map(measuredLine),
    direction && `Who is hit: ${direction}.`,
    why && `Why: ${why}`,
    fix && `Fix: ${fix}`,
    proof && [`${proof.title}:`, ...cutLines(evidenceText(proof), 6, 200)].join('\n'),
  ]
    .filter(Boolean)
    .join('\n');
}

/** Viewers need a file; what comes from none is placed in the report itself. */
function locationOf({ source, places }: Result): object {
  const region =
    source?.line === undefined ? {} : { region: { startLine: Math.max(1, Math.trunc(source.line)) } };
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(source?.file ?? 'report.json') }, ...region },
    logicalLocations: places.slice(0, placesMax).map((place) => ({
      name: cutText(visible(label(place)), 300),
      fullyQualifiedName: cutText(visible(place), 300),
    })),
  };
}

/** A relative URI with forward slashes; what no URI may hold is percent-encoded. */
function uriOf(file: string): string {
  const path = visible(file).replaceAll('\\', '/').replace(/^\/+/, '');
  return path.split('/').map(encodeURIComponent).join('/');
}

/** What no result can say: lost parts, faults of the tool, broken checks, and what was cut. */
function invocationOf(
  report: Report,
  { shown, total }: { readonly shown: number; readonly total: number },
): object {
  const faults = report.notices.map((notice) => [
    notice.kind === 'tool-fault' ? 'error' : 'note',
    notice.message,
  ]);
  const cut = [
    `${shown} of ${total} results are in this file, worst first: code scanning shows ${resultsMax} and takes 10 MB.`,
  ];
  const notifications = [
    ...report.reasons
      .filter((r) => r.verdict !== 'go' && r.fingerprint === undefined)
      .map((r) => ['error', r.text]),
    ...report.results
      .filter((r) => r.outcome === 'error')
      .slice(0, 100)
      .map((r) => ['error', `${r.key}: ${r.message}`]),
    ...unjudged(report.sections).map((text) => ['note', text]),
    ...faults,
    ...report.truncated.map((one) => ['warning', truncationLine(one)]),
    ...(shown < total ? cut.map((text) => ['warning', text]) : []),
  ];
  return {
    executionSuccessful: !report.partial,
    exitCode: report.exitCode,
    startTimeUtc: report.startedAt,
    endTimeUtc: report.endedAt,
    toolExecutionNotifications: notifications.map(([level, text = '']) => ({
      level,
      message: message(text, 1000),
    })),
    properties: {
      verdict: report.verdict,
      reasons: report.reasons.slice(0, 20).map((reason) => visible(reason.text)),
    },
  };
}

/** SARIF reads `[text](target)` as a link; text from outside must not make one. */
function message(text: string, max: number): { readonly text: string } {
  return { text: cutText(visible(text).replace(/[[\]\\]/g, '\\$&'), max) };
}
