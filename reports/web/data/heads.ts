/** What a report looks like to the page: its parts without their long texts. */
import type { Report, Table } from '../../report.ts';
import type { Result } from '../../result.ts';
import type { ReportHead, ResultDetail, ResultHead, ShownEvidence, TableHead } from './page-data.ts';
import { shown } from './shown.ts';

const placesMax = 20;
/** Each further one is said by its result. */
const reasonsMax = 50;

export function reportHead(report: Report): ReportHead {
  const { results: _results, tables: _tables, blobs: _blobs, reasons, ...head } = report;
  return shown({ ...head, reasons: reasons.slice(0, reasonsMax), reasonCount: reasons.length });
}

/** The members that lists show, in the order in which they are stored. */
export const headMembers = [
  'index',
  'fingerprint',
  'tool',
  'rule',
  'key',
  'outcome',
  'level',
  'title',
  'message',
  'places',
  'cause',
  'observations',
  'state',
  'states',
  'owner',
  'phase',
  'command',
  'fix',
  'waivedUntil',
] as const satisfies readonly (keyof ResultHead)[];

export function resultHead(result: Result, index: number): ResultHead {
  const { fingerprint, tool, rule, key, outcome, level, title, message, places, observations } = result;
  const { state, states, owner, phase, command, fix, waiver } = result;
  return shown({
    index,
    fingerprint,
    tool,
    rule,
    key,
    outcome,
    level,
    title,
    message,
    places: places.slice(0, placesMax),
    cause: causeOf(result),
    observations,
    ...(state && { state }),
    ...(states && { states }),
    ...(owner !== undefined && { owner }),
    ...(phase !== undefined && { phase }),
    ...(command !== undefined && { command }),
    ...(fix !== undefined && { fix }),
    ...(waiver && { waivedUntil: waiver.expires }),
  });
}

export function resultDetail(result: Result, evidence: readonly ShownEvidence[]): ResultDetail {
  const { why, direction, change, digest, measured, differences } = result;
  const { attempts, attestation, source, waiver, links } = result;
  const rest = {
    why,
    direction,
    change,
    digest,
    measured,
    differences,
    attempts,
    attestation,
    source,
    waiver,
    links,
  };
  return { ...shown(withoutAbsent(rest)), evidence: shown(evidence, Infinity) };
}

export function tableHead({ name, tool, columns, rows, isBrief = false }: Table, index: number): TableHead {
  const head = { index, name, tool, columns, rowCount: rows.length, isBrief };
  return shown(isBrief ? { ...head, rows } : head);
}

/** Results of one rule that broke in the same way, wherever they did. */
function causeOf({ change, differences = [] }: Result): string {
  if (change !== undefined) return change.kind;
  const [first] = differences;
  return first === undefined ? '' : `${first.at} ${first.kind}`;
}

function withoutAbsent<Members extends object>(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Members;
}
