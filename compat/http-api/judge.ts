/**
 * From what changed to how much it weighs. Pure.
 *
 * A writer and a reader fit when all that may be written may be read. Callers write requests, the provider
 * writes responses; so effect and side alone say in which deploy state an old and a new part do not fit.
 */
import type { DeployState, Level } from '../../reports/index.ts';
import type { Preset } from '../policy/preset.ts';
import type { Side } from './contract.ts';
import { excuseFor } from './excuse.ts';
import { type Change, type ChangeKind, type Effect, changeKinds } from './changes.ts';
import type { ApiRule, Exception } from './rule.ts';

export interface JudgeOptions {
  readonly preset: Preset;
  /** By rule id; `off` leaves the rule out. */
  readonly levels: Readonly<Record<string, Level | 'off'>>;
}

export interface Judgement {
  readonly rule: ApiRule;
  readonly change: Change;
  readonly level: Level;
  /** Empty when nobody is hurt. */
  readonly states: readonly DeployState[];
  /** Why the level is not the derived one. */
  readonly because?: string;
}

const statesBy: Readonly<Record<Side, Readonly<Record<Effect, readonly DeployState[]>>>> = {
  request: { narrows: ['A'], widens: ['B'], incomparable: ['A', 'B'], unknown: ['A', 'B'], none: [] },
  response: { widens: ['A'], narrows: ['B'], incomparable: ['A', 'B'], unknown: ['A', 'B'], none: [] },
};

/** What the provider sends of its own accord may wait in a queue, and then be read by a version of another time. */
const eventPlace = /^operation:[A-Z]+ (?:webhook|callback):/;

/** In which states old and new do not fit, as far as effect and side say. */
function derivedStates({ effect, element }: Pick<Change, 'effect' | 'element'>): readonly DeployState[] {
  return statesBy[element.role === 'response' ? 'response' : 'request'][effect];
}

/** What old readers refuse while both run they also refuse from a queue after a rollback; and new readers what waited. */
function withQueued(states: readonly DeployState[], { element, places }: Change): readonly DeployState[] {
  if (element.role !== 'response' || !places.every((at) => eventPlace.test(at))) return states;
  return [...states, ...states.map((state) => (state === 'A' ? 'C' : 'D'))];
}

/** Undefined when no rule claims the change, or its rule is off. */
export function judge(
  change: Change,
  rules: readonly ApiRule[],
  options: JudgeOptions,
): Judgement | undefined {
  const rule = rules.find((candidate) => claims(candidate, change));
  const configured = rule && options.levels[rule.id];
  if (rule === undefined || configured === 'off') return undefined;
  const derived = derivedStates(change);
  const exception = exceptionFor(change, rule);
  const isStrict = options.preset === 'contract' && exception?.isStrict !== true;
  return {
    rule,
    change,
    level:
      configured ?? (isStrict ? undefined : exception?.level) ?? levelOf(change, derived, options.preset),
    states: withQueued(exception?.states ?? derived, change),
    ...(exception === undefined ? {} : { because: exception.because + (isStrict ? strictly : '') }),
  };
}

const strictly = ', which a strict reading does not take into account';

function exceptionFor(change: Change, rule: ApiRule): Exception | undefined {
  if (change.isNominal === true) {
    const states = derivedStates(change);
    return { level: 'info', states, because: 'the values that may be written stay the same' };
  }
  const own = rule.exception?.(change);
  return own?.level === 'info' ? own : (excuseFor(change, own?.states ?? derivedStates(change)) ?? own);
}

export function claims(rule: ApiRule, change: Pick<Change, 'kind' | 'effect' | 'element'>): boolean {
  const { kind, effect, element } = change;
  return rule.on.includes(kind) && rule.roles.includes(element.role) && rule.effects.includes(effect);
}

/** The weightiest level the rule can give by derivation, for lists of rules. */
export function usualLevel(rule: ApiRule, { preset, levels }: JudgeOptions): Level {
  const configured = levels[rule.id];
  if (configured !== undefined && configured !== 'off') return configured;
  const found = new Set(cellsOf(rule).map((change) => judge(change, [rule], { preset, levels })?.level));
  return found.has('block') ? 'block' : found.has('warn') ? 'warn' : 'info';
}

/** One change for each cell of the table that a rule claims. */
function cellsOf(rule: ApiRule): Change[] {
  return rule.on.flatMap((kind) =>
    rule.roles.flatMap((role) =>
      (changeKinds[kind].effects as readonly Effect[])
        .filter((effect) => rule.effects.includes(effect))
        .map((effect) => ({ kind, effect, element: { role, key: '', label: '' }, places: [''] as const })),
    ),
  );
}

function levelOf(change: Change, states: readonly DeployState[], preset: Preset): Level {
  if (states.length === 0) return 'info';
  if (change.effect === 'unknown') return 'warn';
  if (preset === 'tolerant-reader' && isLeftAlone(change)) return 'warn';
  if (states.includes('A') || preset === 'rollback') return 'block';
  return preset === 'contract' ? 'info' : 'warn';
}

const leftAlone: ReadonlySet<ChangeKind> = new Set([
  'field-added',
  'extra-fields',
  'enum',
  'alternatives',
  'limit',
  'status-added',
  'event-added',
] as const);

/** More than before in what callers read, of the sorts that a tolerant reader passes over. */
function isLeftAlone({ kind, effect, element }: Change): boolean {
  return element.role === 'response' && effect === 'widens' && leftAlone.has(kind);
}
