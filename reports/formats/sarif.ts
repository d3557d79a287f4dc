import { Buffer } from 'node:buffer';
import type { Format } from '../format.ts';
import { label } from '../place.ts';
import type { Report } from '../report.ts';
import type { Result } from '../result.ts';
import { evidenceText } from '../wording/evidence-text.ts';
import { measuredLine, truncationLine, unjudged } from '../wording/facts.ts';
import { cutLines, cutText, visible } from '../wording/visible.ts';

/** GitHub takes 25,000 results of a run and shows 5,000, not always the worst: only those go out. */
const resultsMax = 5000;
/** GitHub takes 10 MB gzipped. Below 10 MB as they are, files fit whatever they hold. */
const fileBytesMax = 9_500_000;
/** GitHub takes 1,000 locations of a result and shows 100. */
const placesMax = 100;
const rulesMax = 25_000;
const notificationsMax = 200;
const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/** SARIF 2.1.0 for code scanning views. Passed results are left out. */
export const sarif: Format = {
  id: 'sarif',
  title: 'SARIF 2.1.0 for code scanning',
  fileName: 'report.sarif',
  async *render(report, _blobs, { bytesMax = fileBytesMax }) {
    const chunk = (text: string) => ({ path: '', chunk: text });
    const driver = { ...driverOf(report), rules: rulesOf(report) };
    yield chunk(`{"$schema":"${schema}","version":"2.1.0","runs":[{"tool":${JSON.stringify({ driver })},\n`);
    yield chunk('"columnKind":"utf16CodeUnits","results":[');
    const frame = JSON.stringify([driver, invocationOf(report, { shown: 0, total: 1 })]);
    let [shown, total, bytes] = [0, 0, Buffer.byteLength(frame)];
    for (const result of report.results) {
      if (result.outcome === 'pass') continue;
      total += 1;
      // Once one is cut, all lighter ones are: never a warning in place of a blocker.
      if (shown < total - 1 || shown === resultsMax) continue;
      const text = JSON.stringify(sarifResult(result));
      bytes += Buffer.byteLength(text);
      if (bytes > Math.min(bytesMax, fileBytesMax)) continue;
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

/** Rules that ran, then those that only results name; help comes from the first result that has some. */
function rulesOf({ rules, results }: Report): object[] {
  const known = new Map<string, RuleFacts>();
  for (const { tool, id, ...facts } of rules) known.set(`${tool}/${id}`, facts);
  for (const { tool, rule, outcome, title, level, why, fix } of results) {
    const id = `${tool}/${rule}`;
    if (outcome === 'pass' || known.get(id)?.help) continue;
    const help = [why, fix].filter(Boolean).join(' ');
    known.set(id, { title, level, ...known.get(id), help });
  }
  return [...known].slice(0, rulesMax).map(([id, facts]) => ruleOf(id, facts));
}

interface RuleFacts {
  readonly title: string;
  readonly level: keyof typeof levels;
  readonly examined?: number;
  readonly help?: string;
}

function ruleOf(id: string, { title, level, examined, help }: RuleFacts): object {
  return {
    id,
    shortDescription: message(title, 300),
    help: help ? message(help, 1000) : undefined,
    defaultConfiguration: { level: levels[level] },
    properties: { tags: [id.split('/')[0]], examined },
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
    suppressions: waiver === undefined ? [] : [suppressionOf(waiver)],
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

function suppressionOf({ reason, owner, expires }: NonNullable<Result['waiver']>): object {
  const justification = `${visible(reason)} (${visible(owner)}, until ${expires})`;
  return { kind: 'external', status: 'accepted', justification };
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
  const path = file
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('\\', '/')
    .replace(/^\/+/, '');
  return path.split('/').map(encodeURIComponent).join('/');
}

/** What no result can say: lost parts, faults of the tool, broken checks, and what was cut. */
function invocationOf(
  report: Report,
  { shown, total }: { readonly shown: number; readonly total: number },
): object {
  const unheard = report.reasons.filter((one) => one.verdict !== 'go' && one.fingerprint === undefined);
  const broken = report.results.filter((one) => one.outcome === 'error');
  const cut = `${shown} of ${total} results are in this file, worst first: code scanning shows ${resultsMax} and takes 10 MB.`;
  const notifications = [
    ...(shown < total ? [['warning', cut]] : []),
    ...unheard.map(({ text }) => ['error', text]),
    ...broken.map(({ key, message }) => ['error', `${key}: ${message}`]),
    ...unjudged(report.sections).map((text) => ['note', text]),
    ...report.truncated.map((one) => ['warning', truncationLine(one)]),
    ...report.notices.map(({ kind, message }) => [kind === 'tool-fault' ? 'error' : 'note', message]),
  ].slice(0, notificationsMax);
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
  return { text: cutText(visible(text).replaceAll('](', '] ('), max) };
}
