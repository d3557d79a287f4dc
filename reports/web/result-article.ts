import type { BlobStore } from '../blobs.ts';
import { label } from '../place.ts';
import type { Measured, Result } from '../result.ts';
import { number, quantity, samplesLine, whereLine } from '../wording/facts.ts';
import { markup, type Markup } from '../wording/markup.ts';
import { standingOf } from '../wording/outcome.ts';
import { cutText } from '../wording/visible.ts';
import { evidenceBlock } from './evidence.ts';
import { commandLine, facts, linkTo, markOf, table, type OnPage } from './pieces.ts';

const placesMax = 50;

interface Surroundings {
  readonly blobs: BlobStore;
  readonly onPage: OnPage;
  /** False when the file is near its limit. */
  readonly withEvidence: boolean;
}

/** One result: what, expected and actual, who is hit, why, what to do; proof and origin folded. */
export async function resultArticle(result: Result, around: Surroundings): Promise<Markup> {
  const { fingerprint, tool, key, title, message, level, state, direction, why, fix, command, waiver } =
    result;
  const standing = standingOf(result);
  return markup`<article class="result ${standing}" id="r-${fingerprint}" data-standing="${standing}" data-tool="${tool}">
<h4>${markOf(standing)} <a href="#r-${fingerprint}">${key}</a>: ${title}
<span class="badge">${level}</span>${state && markup` <span class="badge">${state}</span>`}</h4>
<p>${cutText(message, 4000)}</p>
${measuredTable(result.measured)}${differencesTable(result)}
${facts([
  ['Who is hit', direction],
  ['Why', why],
  ['Fix', fix],
  ['Waived', waiver && `until ${waiver.expires} by ${waiver.owner}: ${waiver.reason}`],
  ['Again', command === undefined ? undefined : commandLine(command)],
])}
${await proof(result, around)}
<details><summary>Origin</summary>${origin(result, around)}</details>
</article>
`;
}

function measuredTable(measured: readonly Measured[] = []): Markup | undefined {
  if (measured.length === 0) return undefined;
  const rows = measured.map(
    ({ name, unit, expected, actual, interval, limit, samples, samplesMin, query }) => [
      name,
      quantity(expected, unit),
      `${quantity(actual, unit)}${interval ? ` (${interval.map(number).join(' to ')})` : ''}`,
      quantity(limit, unit),
      samplesLine(samples, samplesMin),
      query && markup`<code>${query}</code>`,
    ],
  );
  const columns = ['What', 'Expected', 'Got', 'Limit', 'Samples', 'Query'];
  const filled = (_: unknown, column: number): boolean => rows.some((row) => Boolean(row[column]));
  return table(
    'Measured',
    columns.filter(filled),
    rows.map((row) => row.filter(filled)),
  );
}

function differencesTable({ differences = [] }: Result): Markup | undefined {
  if (differences.length === 0) return undefined;
  const rows = differences.map(({ at, kind, stable, preview, count }) => [
    at,
    kind,
    stable ?? '(nothing)',
    preview ?? '(nothing)',
    count,
  ]);
  return table('Differences', ['Where', 'Kind', 'Stable', 'Preview', 'Exchanges'], rows);
}

async function proof(
  { evidence = [] }: Result,
  { blobs, withEvidence }: Surroundings,
): Promise<Markup | undefined> {
  if (evidence.length === 0) return undefined;
  if (!withEvidence)
    return markup`<p class="faint">${evidence.length} pieces of evidence are left out: the page is near its size limit.</p>`;
  const blocks: Markup[] = [];
  for (const one of evidence) blocks.push(await evidenceBlock(one, blobs));
  return markup`<details><summary>Evidence (${evidence.length})</summary>${blocks}</details>`;
}

function origin(result: Result, { onPage }: Surroundings): Markup {
  const {
    tool,
    rule,
    places,
    owner,
    phase,
    observations,
    fingerprint,
    digest,
    attestation,
    attempts,
    links,
  } = result;
  const more = places.length > placesMax ? ` and ${places.length - placesMax} more` : '';
  return markup`${facts([
    ['Rule', `${tool} ${rule}`],
    ['Places', `${places.slice(0, placesMax).map(label).join(', ')}${more}`],
    ['From', result.source && whereLine(result)],
    ['Owner', owner],
    ['Phase', phase],
    ['Seen', observations === 1 ? undefined : `${observations} times`],
    [
      'Attested',
      attestation && `${attestation.who} at ${attestation.at} (${attestation.identity}): ${attestation.note}`,
    ],
    ['Bound to', attestation?.boundTo],
    ['Fingerprint', digest === undefined ? fingerprint : `${fingerprint}, digest of the change ${digest}`],
    ['Related', links && markup`${links.map((link) => related(link, onPage))}`],
  ])}${attempts && attemptsTable(attempts)}`;
}

function related(fingerprint: string, onPage: OnPage): Markup {
  const result = onPage.get(fingerprint);
  if (result === undefined) return markup`<div>${fingerprint} (not on this page)</div>`;
  const text = `${result.tool} ${result.key}: ${result.title}`;
  return markup`<div>${markOf(standingOf(result))} ${linkTo(fingerprint, text, onPage)}</div>`;
}

function attemptsTable(attempts: NonNullable<Result['attempts']>): Markup {
  const rows = attempts.map(({ outcome, message, startedAt, durationMs }) => [
    markOf(outcome),
    message,
    startedAt,
    durationMs,
  ]);
  return table('Attempts', ['Outcome', 'Message', 'Started', 'ms'], rows);
}
