import type { Group, Report, Subject } from './report.ts';

/** Clocks of two machines may differ by this much before a report "of the future" is refused. */
const clockSkewMsMax = 5 * 60_000;

export type PartCheck = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * Whether a stored report speaks of this release, and is young enough to be believed.
 *
 * What `expected` names must be proven by the report: the service; the content (tree hash, else commit, else
 * candidate); for compat the schema digest; for replay the target and attested version of each group. A part
 * that is bound to nothing is refused, for it could be of any release. The reason goes into a `missing`
 * section, which holds the release.
 */
export function checkPart(report: Report, expected: Subject, maxAgeMs: number, now: Date): PartCheck {
  const reason =
    serviceMismatch(report.subject, expected) ??
    contentMismatch(report.subject, expected) ??
    schemaMismatch(report, expected) ??
    groupsMismatch(report, expected) ??
    staleness(report, maxAgeMs, now);
  return reason === undefined ? { ok: true } : { ok: false, reason: `its ${report.tool} report ${reason}` };
}

function serviceMismatch(found: Subject, expected: Subject): string | undefined {
  return differs('is of service', found.service, expected.service);
}

/** A merge without change keeps the tree, so the tree goes before the commit. */
function contentMismatch(found: Subject, expected: Subject): string | undefined {
  for (const name of ['tree', 'commit', 'candidate'] as const) {
    if (found[name] === undefined || expected[name] === undefined) continue;
    return differs(`is of ${name}`, found[name], expected[name]);
  }
  return 'cannot be matched with this candidate: they share no tree hash, commit or candidate name';
}

function schemaMismatch({ tool, subject }: Report, expected: Subject): string | undefined {
  if (expected.schemaDigest === undefined) return undefined;
  if (subject.schemaDigest === undefined && tool !== 'compat') return undefined;
  return differs('is of schema', subject.schemaDigest, expected.schemaDigest);
}

function groupsMismatch({ tool, subject }: Report, expected: Subject): string | undefined {
  if (tool !== 'replay') return undefined;
  for (const group of expected.groups ?? []) {
    const found = subject.groups?.find((candidate) => candidate.name === group.name);
    const mismatch = groupMismatch(found, group);
    if (mismatch !== undefined) return mismatch;
  }
  return undefined;
}

function groupMismatch(found: Group | undefined, expected: Group): string | undefined {
  const { name } = expected;
  return (
    differs(`is of the ${name} target`, withoutSlash(found?.url), withoutSlash(expected.url)) ??
    differs(`is of ${name} marks`, found?.marks?.join('; '), expected.marks?.join('; ')) ??
    differs(`attests ${name} version`, found?.attestedVersion, expected.attestedVersion)
  );
}

function withoutSlash(url: string | undefined): string | undefined {
  return url?.replace(/\/+$/, '');
}

function differs(what: string, found: string | undefined, expected: string | undefined): string | undefined {
  if (expected === undefined || found === expected) return undefined;
  return `${what} ${found ?? '(unknown)'}, not ${expected}`;
}

function staleness({ endedAt }: Report, maxAgeMs: number, now: Date): string | undefined {
  const ageMs = now.getTime() - Date.parse(endedAt);
  if (Number.isNaN(ageMs)) return 'has no usable time';
  if (ageMs < -clockSkewMsMax) return `ended in the future (${endedAt})`;
  return ageMs > maxAgeMs
    ? `is ${inHours(ageMs)} old (${inHours(maxAgeMs)} are allowed); run it again`
    : undefined;
}

function inHours(ms: number): string {
  return ms < 3_600_000 ? `${Math.ceil(ms / 60_000)} min` : `${Math.ceil(ms / 360_000) / 10} h`;
}
