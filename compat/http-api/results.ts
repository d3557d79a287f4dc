/** From judgements to results of the report. Pure. */
import { stringify } from 'yaml';
import { counted, type Evidence, type Level, type ResultDraft, place } from '../../reports/index.ts';
import type { Role } from './changes.ts';
import type { Contract } from './contract.ts';
import type { Judgement } from './judge.ts';
import type { Location } from './read/location.ts';
import type { ApiRule } from './rule.ts';
import { sentenceFor } from './sentences.ts';

/** What the results quote from. */
export interface Contracts {
  readonly baseline: Contract;
  readonly candidate: Contract;
}

const snippetLinesMax = 40;
const operationsNamedMax = 3;

/** A finding, or a `pass` where the change hurts nobody. */
export function resultOf(judgement: Judgement, contracts: Contracts): ResultDraft {
  const { rule, change, level, states, because } = judgement;
  const { from, to, element } = change;
  const source = change.new && contracts.candidate.sourceOf(change.new);
  return {
    tool: 'compat',
    rule: rule.id,
    key: element.key,
    outcome: level === 'info' && (states.length === 0 || change.isNominal === true) ? 'pass' : 'fail',
    level,
    title: rule.title,
    message: `${sentenceFor(change)} (${operationsText(change.places)})${because === undefined ? '' : `; ${because}`}.`,
    places: change.places,
    why: rule.why,
    fix: rule.fix(change),
    states,
    change: {
      kind: change.kind,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
    evidence: [sideBySide(judgement, contracts)],
    ...(source === undefined ? {} : { source }),
  };
}

/** One result for one element, where a rule found several changes in it. */
export function joinDrafts(a: ResultDraft, b: ResultDraft): ResultDraft {
  const both = (member: 'from' | 'to'): { from?: string; to?: string } => {
    const texts = [a.change?.[member], b.change?.[member]].filter((text) => text !== undefined);
    return texts.length === 0 ? {} : { [member]: texts.join('; ') };
  };
  const kind = [...new Set([a.change?.kind, b.change?.kind])].join(', ');
  const [place, ...places] = [...new Set([...a.places, ...b.places])];
  return {
    ...a,
    outcome: a.outcome === 'fail' ? 'fail' : b.outcome,
    level: levels.find((level) => level === a.level || level === b.level) ?? a.level,
    message: `${a.message} ${b.message}`,
    places: [place ?? a.places[0], ...places],
    change: { kind, ...both('from'), ...both('to') },
    evidence: [...(a.evidence ?? []), ...(b.evidence ?? [])],
  };
}

const levels = ['block', 'warn', 'info'] as const;

/** Says that a rule looked at its kind of change and found nothing. */
export function passOf(
  rule: ApiRule,
  level: Level,
  looked: { readonly count: number; readonly service: string },
): ResultDraft {
  return {
    tool: 'compat',
    rule: rule.id,
    key: 'none',
    outcome: 'pass',
    level,
    title: rule.title,
    message: `None found; compared: ${looked.count} ${rule.roles.map((role) => partNames[role]).join(', ')}.`,
    places: [place.service(looked.service)],
  };
}

const partNames: Readonly<Record<Role, string>> = {
  operation: 'operations',
  parameter: 'parameters and their schemas',
  request: 'places in request bodies',
  response: 'places in responses',
};

function operationsText(places: readonly string[]): string {
  const named = places.slice(0, operationsNamedMax).map((key) => place.label(key));
  const more = places.length - named.length;
  return named.join(', ') + (more > 0 ? ` and ${counted(more, 'more operation')}` : '');
}

function sideBySide({ change }: Judgement, { baseline, candidate }: Contracts): Evidence {
  const { kind, element, old, new: now } = change;
  // where it does not stand, the place is what would hold it, which only confuses
  const [isNew, isGone] = [kind.endsWith('-added'), kind.endsWith('-removed')];
  return {
    kind: 'side-by-side',
    title: `${element.label}, baseline and candidate`,
    old: old === undefined || isNew ? '' : snippet(baseline, old),
    new: now === undefined || isGone ? '' : snippet(candidate, now),
  };
}

function snippet(contract: Contract, at: Location): string {
  const { file, line } = contract.sourceOf(at);
  const head = `# ${file}${line === undefined ? '' : `:${line}`}`;
  const value = contract.valueAt(at);
  const lines =
    value === undefined ? [] : stringify(value, { aliasDuplicateObjects: false }).trimEnd().split('\n');
  const cut = lines.length > snippetLinesMax ? [`# … ${lines.length - snippetLinesMax} more lines`] : [];
  return [head, ...lines.slice(0, snippetLinesMax), ...cut].join('\n');
}
