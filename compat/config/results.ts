/** From findings to results of the report. Pure. */
import { type Evidence, type Level, place, type ResultDraft } from '../../reports/index.ts';
import type { Place } from './model.ts';
import type { ConfigFinding, ConfigRule } from './rule.ts';

/** Places of code that are shown; the others are counted. */
const readsShownMax = 50;

/** A finding, or a `pass` where nobody is hurt. */
export function resultOf(finding: ConfigFinding, rule: ConfigRule, level: Level): ResultDraft {
  const { key, states, from, to, effect, message } = finding;
  const source = finding.new ?? finding.reads?.[0] ?? finding.old;
  return {
    tool: 'compat',
    rule: rule.id,
    key,
    outcome: effect === 'none' && level === 'info' ? 'pass' : 'fail',
    level,
    title: rule.title,
    message,
    places: [place.configKey(key)],
    why: rule.why,
    fix: rule.fix(finding),
    states: [...states],
    change: { kind: rule.id, ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    evidence: evidenceOf(finding),
    ...(source !== undefined && { source: bare(source) }),
  };
}

function evidenceOf({ key, from, to, old, new: now, reads = [] }: ConfigFinding): Evidence[] {
  const evidence: Evidence[] = [];
  const [before, after] = [side(old, from), side(now, to)];
  if (before !== '' && after !== '')
    evidence.push({ kind: 'side-by-side', title: key, old: before, new: after });
  else if ((old ?? now) !== undefined && (from ?? to) !== undefined)
    evidence.push({ kind: 'text', title: key, text: before + after });
  if (reads.length > 0) {
    const rows = reads
      .slice(0, readsShownMax)
      .map(({ file, line }) => [line === undefined ? file : `${file}:${line}`]);
    const more = reads.length > readsShownMax ? [[`and ${reads.length - readsShownMax} more`]] : [];
    evidence.push({ kind: 'table', title: 'Places', columns: ['where it stands'], rows: [...rows, ...more] });
  }
  return evidence;
}

function side(found: Place | undefined, text: string | undefined): string {
  const at =
    found === undefined ? [] : [`# ${found.file}${found.line === undefined ? '' : `:${found.line}`}`];
  return [...at, ...(text === undefined ? [] : [text])].join('\n');
}

function bare({ file, line }: Place): Place {
  return { file, ...(line !== undefined && { line }) };
}

/** Says that a rule looked and found nothing. */
export function passOf(rule: ConfigRule, looked: number, service: string): ResultDraft {
  return {
    tool: 'compat',
    rule: rule.id,
    key: 'none',
    outcome: 'pass',
    level: 'info',
    title: rule.title,
    message: `None found; looked at: ${looked}.`,
    places: [place.service(service)],
  };
}
