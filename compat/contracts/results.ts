/** From judged changes to results of the report. Pure. */
import { counted, type Evidence, type Level, place, type ResultDraft } from '../../reports/index.ts';
import { firstOf } from '../first-of.ts';
import type { ContractChange, Place } from './change.ts';
import type { ContractRule } from './rule.ts';
import { witnessEvidence } from './witness.ts';

const placesNamedMax = 3;

/** A finding, or a `pass` where the change hurts nobody. */
export function resultOf(change: ContractChange, rule: ContractRule, level: Level): ResultDraft {
  const { element, states, places, from, to } = change;
  return {
    tool: 'compat',
    rule: rule.id,
    key: `${element.key}${from === undefined ? '' : ` ${from}`}`,
    outcome: states.length === 0 && level === 'info' ? 'pass' : 'fail',
    level,
    title: rule.title,
    message: messageOf(change),
    places,
    why: rule.why,
    fix: rule.fix(change),
    states,
    change: { kind: rule.id, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
    evidence: [...(level === 'block' ? [witnessEvidence(change, rule)] : []), sideBySide(change)],
    ...(change.new === undefined ? {} : { source: change.new }),
  };
}

const layerTexts = {
  wire: '',
  json: '; the bytes stay the same, their JSON form does not',
  source: '; only code that is made from the contract changes',
} as const;

function messageOf(change: ContractChange): string {
  const { element, from, to, places, layer, states, softened } = change;
  const words = from === undefined || to === undefined ? (from ?? to) : `${from} → ${to}`;
  const head = `${element.label[0]?.toUpperCase()}${element.label.slice(1)}${words === undefined ? '' : `: ${words}`}`;
  const labels = places.map((key) => place.label(key));
  const aside = states.length === 0 ? '' : layerTexts[layer];
  return `${head} (${firstOf(labels, placesNamedMax)})${aside}${softened === undefined ? '' : `; ${softened}`}${versionsText(change)}.`;
}

function versionsText({ versions }: ContractChange): string {
  if (versions === undefined) return '';
  const { broken, compared } = versions;
  return broken.length === compared ? `; since all ${compared} versions` : `; since ${broken.join(', ')}`;
}

function sideBySide({ element, from, to, old, new: now }: ContractChange): Evidence {
  return {
    kind: 'side-by-side',
    title: `${element.label}, baseline and candidate`,
    old: [at(old), from].filter((text) => text !== undefined).join('\n'),
    new: [at(now), to].filter((text) => text !== undefined).join('\n'),
  };
}

function at(found: Place | undefined): string | undefined {
  return found && `# ${found.file}${found.line === undefined ? '' : `:${found.line}`}`;
}

/** Says that a rule looked and found nothing. */
export function passOf(rule: ContractRule, compared: number, service: string): ResultDraft {
  return {
    tool: 'compat',
    rule: rule.id,
    key: 'none',
    outcome: 'pass',
    level: 'info',
    title: rule.title,
    message: `None found; compared: ${counted(compared, 'element')}.`,
    places: [place.service(service)],
  };
}
