/**
 * Walks direction, area, kind and action, and demands a judgement or a written reason for every cell: a change and the
 * opposite change hurt the opposite parties, or it is said here why not.
 */
import { expect, test } from 'vitest';
import type { DeployState } from '../../reports/index.ts';
import { type Change, type ChangeKind, changeKinds, type Effect, type Role } from './changes.ts';
import { judge } from './judge.ts';
import { apiRules } from './rules/index.ts';

type Area = Role | 'event';

const areas: Readonly<Record<Area, { readonly role: Role; readonly place: string }>> = {
  operation: { role: 'operation', place: 'operation:GET /ads' },
  parameter: { role: 'parameter', place: 'operation:GET /ads' },
  request: { role: 'request', place: 'operation:POST /ads' },
  response: { role: 'response', place: 'operation:GET /ads' },
  event: { role: 'response', place: 'operation:POST webhook:adSold' },
};

const opposite: Readonly<Record<DeployState, DeployState>> = { A: 'B', B: 'A', C: 'D', D: 'C' };

const opposites: Readonly<Record<Effect, Effect>> = {
  widens: 'narrows',
  narrows: 'widens',
  incomparable: 'incomparable',
  unknown: 'unknown',
  none: 'none',
};

/** Why a kind of change and its opposite are not judged as mirror images. */
const reasons: Partial<Readonly<Record<ChangeKind, string>>> = {
  sunset: 'only a promise that is broken hurts; one that is bettered hurts nobody',
  stability: 'only a promise that is lowered hurts; one that is raised hurts nobody',
  'event-added': 'what is not subscribed to is not sent, so only receivers that count on it are concerned',
  'event-removed': 'whoever waits for it waits for ever, in both directions',
  'parameter-added':
    'what the old provider does with a parameter that it does not know is not in its contract',
  'parameter-removed':
    'what the new provider does with a parameter that it no longer knows is not in its contract',
  'body-added':
    'a body that must be sent, and one that may be, are told apart; a body that is gone is of either sort',
  'body-removed': 'whether what is still sent is ignored or refused is not in the contract',
  'status-added': 'old callers meet what they do not know; new callers only miss it',
  'status-removed':
    'whoever waits for a success gets another answer, and the old success is news to new callers',
  'header-added': 'an optional header is nothing to count on',
  'header-removed':
    'callers may read a header that was optional, so its end is news though the contract allows it',
  access: 'a required field that is no longer to be sent may be sent all the same, so its end is unknown',
  'field-added': 'an optional field is nothing to count on',
  'field-removed':
    'callers may read or send a field that was optional, so its end is news though the contract allows it',
};

/** Where kinds, by the beginning of their name, belong to few areas, because the others have nothing of the sort. */
const elsewhere: readonly (readonly [start: string, reason: string])[] = [
  ['operation-', 'operations are added and removed whole'],
  ['security', 'credentials belong to operations'],
  ['server', 'servers belong to the API'],
  ['event-', 'what the provider sends of its own accord is read by callers, as responses are'],
  ['parameter-', 'parameters are a part of requests that stands for itself'],
  ['body-', 'only requests have one body that may be left out'],
  ['media-type-', 'callers choose media types: of requests, and under operation of responses'],
  ['status-', 'only responses have a status'],
  ['header-', 'headers of requests are parameters'],
];

/** Kinds that a whole operation has too; the others are about values. */
const ofOperations = new Set<ChangeKind>(['deprecation', 'sunset', 'stability']);

const kinds = Object.keys(changeKinds) as ChangeKind[];

function statesOf(kind: ChangeKind, effect: Effect, area: Area): string | undefined {
  const { role, place } = areas[area];
  const table: { readonly roles: readonly Role[]; readonly effects: readonly Effect[] } = changeKinds[kind];
  if (!table.roles.includes(role) || !table.effects.includes(effect)) return undefined;
  const change: Change = { kind, effect, element: { role, key: 'ads', label: 'ads' }, places: [place] };
  const judgement = judge(change, apiRules, { preset: 'gray', levels: {} });
  return judgement === undefined ? 'unjudged' : [...judgement.states].sort().join('');
}

function mirrored(states: string): string {
  return Array.from(states, (state) => opposite[state as DeployState])
    .sort()
    .join('');
}

function oppositeKind(kind: ChangeKind): ChangeKind {
  const name = kind.replace(/-(added|removed)$/, (_, action) => (action === 'added' ? '-removed' : '-added'));
  return kinds.find((one) => one === name) ?? kind;
}

const cells = kinds.flatMap((kind) =>
  (Object.keys(areas) as Area[]).flatMap((area) =>
    (Object.keys(opposites) as Effect[]).map((effect) => ({ kind, area, effect })),
  ),
);

test('every cell is judged, and the opposite change hurts the opposite parties, or a reason is written', () => {
  const open: string[] = [];
  const used = new Set<ChangeKind>();
  let judged = 0;
  for (const { kind, area, effect } of cells) {
    const states = statesOf(kind, effect, area);
    if (states === undefined) continue;
    judged += 1;
    const other = statesOf(oppositeKind(kind), opposites[effect], area);
    if (states !== 'unjudged' && other !== undefined && states === mirrored(other)) continue;
    if (reasons[kind] === undefined)
      open.push(`${area} ${kind} ${effect}: ${states}, opposite ${other ?? 'none'}`);
    else used.add(kind);
  }
  expect(open).toEqual([]);
  expect(judged).toBeGreaterThan(150);
  expect(Object.keys(reasons).filter((kind) => !used.has(kind as ChangeKind))).toEqual([]);
});

test('an area that a kind is not looked for in has a reason', () => {
  const missing = kinds.flatMap((kind) => {
    const { roles }: { readonly roles: readonly Role[] } = changeKinds[kind];
    return (Object.keys(areas) as Area[])
      .filter((area) => !roles.includes(areas[area].role))
      .filter(
        (area) =>
          !elsewhere.some(([start]) => kind.startsWith(start)) &&
          (area !== 'operation' || ofOperations.has(kind)),
      )
      .map((area) => `${kind} of ${area}`);
  });
  expect(missing).toEqual([]);
});

test('what waits in a queue is judged for old and new readers', () => {
  expect(statesOf('type', 'widens', 'event')).toBe('AC');
  expect(statesOf('type', 'narrows', 'event')).toBe('BD');
  expect(statesOf('type', 'widens', 'response')).toBe('A');
});
