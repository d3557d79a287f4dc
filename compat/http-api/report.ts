/** Writes what a comparison found into the report. */
import { counted, type Level, type ReportBuilder, place } from '../../reports/index.ts';
import type { ExpectedChanges } from '../policy/expected-changes.ts';
import { writeOrder } from '../policy/release-order.ts';
import { differingAsides } from './asides.ts';
import type { ComparedApi } from './compared-api.ts';
import { draftsOf } from './drafts.ts';
import { usualLevel } from './judge.ts';
import type { CompatApiOptions } from './options.ts';
import { passOf } from './results.ts';
import { apiRules } from './rules/index.ts';
import { type Opinions, compareOpinions, secondOpinionRule } from './second-opinion/compare-opinions.ts';
import { trafficNotices, trafficTable } from './traffic/traffic-notices.ts';

export function writeReport(
  compared: ComparedApi,
  options: CompatApiOptions,
  { builder, expected }: { readonly builder: ReportBuilder; readonly expected: ExpectedChanges },
): void {
  const opinions = writeOpinion(compared, options, builder);
  const drafts = draftsOf(compared, { options, opinions }).map((draft) => expected.weigh(draft));
  for (const draft of drafts) builder.add(draft);
  expected.conclude(builder);
  writePasses(compared, options, builder);
  if (compared.diff.changes.length === 0) sayNoChange(options.subject.service, builder);
  else writeOrder(drafts, options.preset, builder);
  writeNotices(compared, builder);
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
      message: `openapi-diff compared ${counted(opinion.operations, 'operation')} and found nothing that no rule here judges.`,
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
  for (const line of consumers?.unknown ?? [])
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
