/** From what was judged and weighed to results, one for each element that a rule speaks of. Pure. */
import type { ResultDraft } from '../../reports/index.ts';
import { tellCallers } from '../callers/tell-callers.ts';
import type { Change } from './changes.ts';
import type { ComparedApi, WeighedPair } from './compared-api.ts';
import { callersStanding } from './consumers/callers-standing.ts';
import { tellConsumers } from './consumers/tell-consumers.ts';
import type { Judgement } from './judge.ts';
import type { CompatApiOptions } from './options.ts';
import { joinDrafts, resultOf } from './results.ts';
import type { Opinions } from './second-opinion/compare-opinions.ts';
import { weigh, weighReplayed } from './traffic/weigh.ts';
import { spanText } from './traffic/window-text.ts';
import type { Witness } from './witness/witness.ts';

interface Known {
  readonly options: CompatApiOptions;
  readonly opinions?: Opinions | undefined;
}

export function draftsOf(compared: ComparedApi, known: Known): ResultDraft[] {
  const latest = draftsOfPair(compared, known);
  return [...latest, ...earlierDrafts(compared, latest, known.options)];
}

/** Findings that only an earlier release has: both may run beside the candidate where a release is skipped. */
function earlierDrafts(
  { earlier }: ComparedApi,
  latest: readonly ResultDraft[],
  options: CompatApiOptions,
): ResultDraft[] {
  const told = new Set(latest.map(elementKey));
  return earlier.flatMap(({ name, pair }) => {
    const found = draftsOfPair(pair, { options }).filter(
      (draft) => draft.outcome === 'fail' && !told.has(elementKey(draft)),
    );
    for (const draft of found) told.add(elementKey(draft));
    return found.map((draft) => ({ ...draft, message: `${draft.message} Found against ${name}.` }));
  });
}

/** Results that would share a fingerprint become one that says all. */
function draftsOfPair(pair: WeighedPair, known: Known): ResultDraft[] {
  const byElement = new Map<string, { readonly draft: ResultDraft; readonly changes: readonly Change[] }>();
  for (const judgement of pair.judgements) {
    const draft = draftOf(judgement, pair, known);
    const key = elementKey(draft);
    const before = byElement.get(key);
    byElement.set(key, {
      draft: before === undefined ? draft : joinDrafts(before.draft, draft),
      changes: [...(before?.changes ?? []), judgement.change],
    });
  }
  return [...byElement.values()].map(({ draft, changes }) => told(draft, changes, pair, known.options));
}

function elementKey({ rule, key, states }: ResultDraft): string {
  return JSON.stringify([rule, key, states]);
}

function draftOf(
  judgement: Judgement,
  { contracts, traffic, replayed, witnesses }: WeighedPair,
  { options, opinions }: Known,
): ResultDraft {
  const draft = withWitness(resultOf(judgement, contracts), witnesses.get(judgement.change));
  const said = draft.places.map((at) => opinions?.agreed.get(at)).find((text) => text !== undefined);
  const second = { kind: 'text', title: 'Second opinion', text: said ?? '' } as const;
  const shown =
    said !== undefined && judgement.states.includes('A')
      ? { ...draft, evidence: [...(draft.evidence ?? []), second] }
      : draft;
  const weighed = replayed === undefined ? shown : weighReplayed(shown, judgement.change, replayed);
  if (traffic === undefined) return weighed;
  const isComplete = (options.captureComplete ?? false) && traffic.isCut !== true;
  return weigh(weighed, judgement.change, { traffic, isComplete, isExcused: isExcused(judgement, options) });
}

/** It had been told that it would go, but not when; and nobody has set a level for it. */
function isExcused({ rule, change, states }: Judgement, { levels = {} }: CompatApiOptions): boolean {
  return change.announced?.isDue === false && states.includes('A') && levels[rule.id] === undefined;
}

/** What proves it stands before what it was read from. */
function withWitness(draft: ResultDraft, witness: Witness | undefined): ResultDraft {
  if (witness === undefined) return draft;
  const evidence = draft.evidence ?? [];
  return 'text' in witness
    ? { ...draft, evidence: [{ kind: 'text', ...witness }, ...evidence] }
    : { ...draft, evidence: [...evidence, { kind: 'text', title: 'No example', text: `${witness.none}.` }] };
}

/** With whom it concerns. */
function told(
  draft: ResultDraft,
  changes: readonly Change[],
  { consumers, traffic }: WeighedPair,
  { callers = [] }: CompatApiOptions,
): ResultDraft {
  const users = consumers?.of(changes) ?? [];
  const used = consumers === undefined ? draft : tellConsumers(draft, users, consumers.names.size);
  const named = new Set(users.map(({ consumer }) => consumer));
  const finding = { changes, states: draft.states ?? [], users: named };
  const standing = callersStanding(callers, finding, { consumers, traffic });
  return tellCallers(used, standing, spanText(traffic?.window));
}
