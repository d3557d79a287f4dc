import {
  counted,
  HarnessError,
  type Level,
  place,
  type Report,
  ReportBuilder,
  type ResultDraft,
  type RunContext,
} from '../../reports/index.ts';
import { tellCallers } from '../callers/tell-callers.ts';
import type { Layer } from './change.ts';
import { type DiffSince, joinVersions } from './join-versions.ts';
import { ExpectedChanges } from '../policy/expected-changes.ts';
import { writeOrder } from '../policy/release-order.ts';
import { withoutOverflow } from '../too-deep.ts';
import { levelOf } from './judge.ts';
import type { ContractDiff, ContractFiles, ContractKind } from './kind.ts';
import type { CompatContractsOptions } from './options.ts';
import { readContractFiles } from './read-files.ts';
import { checkKind, filesOf, namedAs, recognizeKind } from './recognize-kind.ts';
import { passOf, resultOf } from './results.ts';
import { readVersions } from './versions.ts';

const usualLayers: readonly Layer[] = ['wire', 'json'];

/**
 * Compares contracts of calls or messages and reports which changes old or new code cannot live with while both
 * versions run, or with what earlier versions stored. An interrupted run gives a partial report.
 *
 * @throws {HarnessError} `input-unreadable` when a contract is missing, `nothing-selected` when it is empty, `contract-unreadable` when it cannot
 *   be parsed, `usage` for an unknown kind or rule id.
 */
export async function compatContracts(options: CompatContractsOptions, context: RunContext): Promise<Report> {
  const { baseline, candidate } = options;
  const subject = { baseline, candidate, ...options.subject };
  const builder = new ReportBuilder({ tool: 'compat', subject, startedAt: context.now() });
  try {
    await compare(options, context, builder);
  } catch (error) {
    if (!context.signal.aborted) throw withoutOverflow(error, `${baseline}, ${candidate}`);
  }
  return builder.close({ endedAt: context.now(), interrupted: context.signal.aborted });
}

async function compare(
  options: CompatContractsOptions,
  context: RunContext,
  builder: ReportBuilder,
): Promise<void> {
  const { baseline, candidate, against = [], last = Infinity, kind: named } = options;
  const { signal } = context;
  checkKind(named);
  context.onProgress({ tool: 'compat', step: 'reading all versions of the contract' });
  const now = await readContractFiles(candidate, named, signal);
  const asking = { ...options, signal };
  const { versions, without } = await readVersions({ baseline, against, last, kind: named, asking });
  const files = [now, ...versions.map((version) => version.files)];
  const kind = recognizeKind(named, { files, where: candidate });
  checkLevels(options, kind);
  const diffs: DiffSince[] = [];
  for (const { name, files: all } of versions) {
    signal.throwIfAborted();
    const old = filesOf(kind, all);
    diffs.push({ version: name, ...(await kind.compare(old, namedAs(old, filesOf(kind, now)))) });
  }
  if (versions.length > 1)
    builder.notice({
      kind: 'info',
      message: `versions compared: ${versions.map(({ name }) => name).join(', ')}`,
    });
  for (const name of without)
    builder.notice({ kind: 'limit', message: `not compared: ${name} holds no such contract` });
  const diff = joinVersions(diffs);
  checkCompared(diff, kind, candidate);
  const count = files.reduce((sum, { texts }) => sum + texts.size, 0);
  const expected = new ExpectedChanges(options.expected ?? [], context.now());
  const isSame = versions.every((version) => sameTexts(version.files, now));
  write({ kind, diff, options, files: count, isSame, expected }, builder);
}

function sameTexts({ texts: old }: ContractFiles, { texts: now }: ContractFiles): boolean {
  const [before, after] = [[...old.values()], [...now.values()]];
  return before.length === after.length && before.every((text, at) => text === after[at]);
}

/** Where nothing was looked at, nothing is said to be equal. */
function checkCompared({ compared }: ContractDiff, { title }: ContractKind, where: string): void {
  if (compared > 0) return;
  throw new HarnessError('nothing-selected', {
    what: `Nothing in these files can be compared as ${title}.`,
    where,
    todo: 'Name the files that hold the contract itself, or another kind.',
  });
}

function checkLevels({ levels = {} }: CompatContractsOptions, { rules, title }: ContractKind): void {
  const unknown = Object.keys(levels).find((id) => !rules.some((rule) => rule.id === id));
  if (unknown === undefined) return;
  throw new HarnessError('usage', {
    what: `There is no rule "${unknown}" for ${title}.`,
    where: 'levels',
    todo: `Known rules: ${rules.map(({ id }) => id).join(', ')}.`,
  });
}

interface Compared {
  readonly kind: ContractKind;
  readonly diff: ContractDiff;
  readonly options: CompatContractsOptions;
  readonly files: number;
  /** Word for word. */
  readonly isSame: boolean;
  readonly expected: ExpectedChanges;
}

function write({ kind, diff, options, files, isSame, expected }: Compared, builder: ReportBuilder): void {
  const { preset = 'gray', levels = {}, subject, callers = [] } = options;
  const settings = { preset, levels, layers: new Set(options.layers ?? usualLayers) };
  const spoken = new Map<string, Level>();
  const drafts: ResultDraft[] = [];
  for (const change of diff.changes) {
    const rule = kind.rules.find(({ id }) => id === change.rule);
    if (rule === undefined) throw new Error(`no rule ${change.rule}`);
    const level = levelOf(change, settings);
    if (level === 'off') continue;
    drafts.push(expected.weigh(tellCallers(resultOf(change, rule, level), callers)));
    spoken.set(rule.id, level);
  }
  for (const draft of drafts) builder.add(draft);
  expected.conclude(builder);
  for (const rule of kind.rules.filter(({ id }) => levels[id] !== 'off')) {
    builder.examined({ ...rule, level: spoken.get(rule.id) ?? 'info' }, diff.compared);
    if (!spoken.has(rule.id) && diff.compared > 0) builder.add(passOf(rule, diff.compared, subject.service));
  }
  for (const line of diff.unchecked) builder.notice({ kind: 'limit', message: `not checked: ${line}` });
  builder.notice({
    kind: 'info',
    message: `${kind.title}: ${counted(diff.compared, 'element')} of ${counted(files, 'file')} compared.`,
  });
  if (diff.changes.length > 0) {
    writeOrder(drafts, preset, builder);
    return;
  }
  const message = isSame
    ? 'The two contracts say the same.'
    : 'What differs between the two contracts hurts neither old nor new code.';
  builder.notice({ kind: 'no-change', message });
  builder.add({
    tool: 'compat',
    rule: 'no-change',
    key: `${kind.id} contract`,
    outcome: 'pass',
    level: 'info',
    title: isSame ? 'Nothing changed' : 'Nothing changed that hurts',
    message,
    places: [place.service(subject.service)],
  });
}
