/** Writes what a comparison found into the report. */
import { type Level, type ReportBuilder, type ResultDraft, place } from '../../reports/index.ts';
import type { ExpectedChanges } from '../policy/expected-changes.ts';
import type { ComparedApi, WeighedPair } from './compared-api.ts';
import { type Judgement, usualLevel } from './judge.ts';
import { differingAsides } from './asides.ts';
import { tellConsumers } from './consumers/tell-consumers.ts';
import type { CompatApiOptions } from './options.ts';
import { joinDrafts, passOf, resultOf } from './results.ts';
import { apiRules } from './rules/index.ts';
import { type Opinions, compareOpinions, secondOpinionRule } from './second-opinion/compare-opinions.ts';
import { trafficNotices, trafficTable } from './traffic/traffic-notices.ts';
import { weigh, weighReplayed } from './traffic/weigh.ts';
import type { Witness } from './witness/witness.ts';

export function writeReport(
  compared: ComparedApi,
  options: CompatApiOptions,
  { builder, expected }: { readonly builder: ReportBuilder; readonly expected: ExpectedChanges },
): void {
  const opinions = writeOpinion(compared, options, builder);
  const drafts = compared.judgements.map((judgement) => draftOf(judgement, compared, { options, opinions }));
  for (const draft of [...joined(drafts), ...earlierDrafts(compared, drafts, options)])
    builder.add(expected.weigh(draft));
  expected.conclude(builder);
  writePasses(compared, options, builder);
  writeNotices(compared, builder);
  if (compared.diff.changes.length === 0) sayNoChange(options.subject.service, builder);
}

/** Findings that only an earlier release has: both may run beside the candidate where a release is skipped. */
function earlierDrafts(
  { earlier }: ComparedApi,
  latest: readonly ResultDraft[],
  options: CompatApiOptions,
): ResultDraft[] {
  const known = new Set(latest.map(elementKey));
  return earlier.flatMap(({ name, pair }) => {
    const drafts = pair.judgements.map((judgement) => draftOf(judgement, pair, { options }));
    const found = joined(drafts).filter((draft) => draft.outcome === 'fail' && !known.has(elementKey(draft)));
    for (const draft of found) known.add(elementKey(draft));
    return found.map((draft) => ({ ...draft, message: `${draft.message} Found against ${name}.` }));
  });
}

function elementKey({ rule, key, states }: ResultDraft): string {
  return JSON.stringify([rule, key, states]);
}

function draftOf(
  judgement: Judgement,
  { contracts, traffic, replayed, witnesses, consumers }: WeighedPair,
  { options, opinions }: { readonly options: CompatApiOptions; readonly opinions?: Opinions | undefined },
): ResultDraft {
  const draft = withWitness(resultOf(judgement, contracts), witnesses.get(judgement.change));
  const said = draft.places.map((at) => opinions?.agreed.get(at)).find((text) => text !== undefined);
  const second = { kind: 'text', title: 'Second opinion', text: said ?? '' } as const;
  const shown =
    said !== undefined && judgement.states.includes('A')
      ? { ...draft, evidence: [...(draft.evidence ?? []), second] }
      : draft;
  const told =
    consumers === undefined
      ? shown
      : tellConsumers(shown, consumers.uses.of(judgement.change), consumers.count);
  const weighed = replayed === undefined ? told : weighReplayed(told, judgement.change, replayed);
  if (traffic === undefined) return weighed;
  const isComplete = (options.captureComplete ?? false) && traffic.isCut !== true;
  return weigh(weighed, judgement.change, { traffic, isComplete });
}

/** What proves it stands before what it was read from. */
function withWitness(draft: ResultDraft, witness: Witness | undefined): ResultDraft {
  if (witness === undefined) return draft;
  const evidence = draft.evidence ?? [];
  return 'text' in witness
    ? { ...draft, evidence: [{ kind: 'text', ...witness }, ...evidence] }
    : { ...draft, evidence: [...evidence, { kind: 'text', title: 'No example', text: `${witness.none}.` }] };
}

/** Results that would share a fingerprint become one that says all. */
function joined(drafts: readonly ResultDraft[]): ResultDraft[] {
  const byElement = new Map<string, ResultDraft>();
  for (const draft of drafts) {
    const key = elementKey(draft);
    const known = byElement.get(key);
    byElement.set(key, known === undefined ? draft : joinDrafts(known, draft));
  }
  return [...byElement.values()];
}

function writePasses(compared: ComparedApi, options: CompatApiOptions, builder: ReportBuilder): void {
  const { levels = {}, preset = 'gray', subject } = options;
  const spoken = new Set(compared.judgements.map(({ rule }) => rule.id));
  for (const rule of apiRules.filter(({ id }) => levels[id] !== 'off')) {
    const level = usualLevel(rule, { preset, levels });
    const count = rule.roles.reduce((sum, role) => sum + compared.diff.looked[role], 0);
    builder.examined({ ...rule, level }, count);
    if (count > 0 && !spoken.has(rule.id))
      builder.add(passOf(rule, level, { count, service: subject.service }));
  }
}

function writeOpinion(
  { opinion, judgements, contracts }: ComparedApi,
  { levels, subject }: CompatApiOptions,
  builder: ReportBuilder,
): Opinions | undefined {
  if (opinion === undefined) return undefined;
  if ('none' in opinion) {
    builder.notice({ kind: 'info', message: `openapi-diff gave no second opinion: ${opinion.none}` });
    return undefined;
  }
  const level = (levels?.[secondOpinionRule.id] ?? secondOpinionRule.level) as Level;
  const opinions = compareOpinions(opinion, judgements, contracts);
  builder.examined({ ...secondOpinionRule, level }, opinion.operations);
  for (const notice of opinions.notices) builder.notice(notice);
  for (const result of opinions.results) builder.add({ ...result, level });
  if (opinions.results.length === 0) {
    builder.add({
      tool: 'compat',
      rule: secondOpinionRule.id,
      key: 'none',
      outcome: 'pass',
      level,
      title: secondOpinionRule.title,
      message: `openapi-diff compared ${opinion.operations} operations and found nothing that no rule here judges.`,
      places: [place.service(subject.service)],
    });
  }
  return opinions;
}

function writeNotices(
  { contracts, diff, traffic, consumers, earlier }: ComparedApi,
  builder: ReportBuilder,
): void {
  const { baseline, candidate } = contracts;
  const notChecked = (what: string): void =>
    builder.notice({ kind: 'limit', message: `not checked: ${what}` });
  for (const line of differingAsides(contracts)) notChecked(`${line} differs, and no rule looks at it`);
  for (const line of new Set([...baseline.unchecked(), ...candidate.unchecked()])) notChecked(line);
  if (diff.exhausted) notChecked('the contracts are too large to compare in full');
  for (const line of consumers?.uses.unknown ?? [])
    builder.notice({ kind: 'info', message: `A consumer calls what neither contract describes: ${line}.` });
  if (earlier.length > 0)
    builder.notice({
      kind: 'info',
      message: `Also compared with ${earlier.map(({ name }) => name).join(', ')}.`,
    });
  if (traffic === undefined) return;
  for (const notice of trafficNotices(traffic)) builder.notice(notice);
  const table = trafficTable(traffic);
  if (table !== undefined) builder.table(table);
}

function sayNoChange(service: string, builder: ReportBuilder): void {
  const message = 'The two contracts describe the same API.';
  builder.notice({ kind: 'no-change', message });
  builder.add({
    tool: 'compat',
    rule: 'no-change',
    key: 'contract',
    outcome: 'pass',
    level: 'info',
    title: 'Nothing changed',
    message,
    places: [place.service(service)],
  });
}
