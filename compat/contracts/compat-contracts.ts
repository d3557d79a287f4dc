import {
  HarnessError,
  type Level,
  place,
  type Report,
  ReportBuilder,
  type RunContext,
} from '../../reports/index.ts';
import type { Layer } from './change.ts';
import { levelOf } from './judge.ts';
import type { ContractDiff, ContractFiles, ContractKind } from './kind.ts';
import { contractKinds } from './kinds.ts';
import type { CompatContractsOptions } from './options.ts';
import { readContractFiles } from './read-files.ts';
import { passOf, resultOf } from './results.ts';

const usualLayers: readonly Layer[] = ['wire', 'json'];

/**
 * Compares two contracts of calls or messages and reports which changes old or new code cannot live with while both
 * versions run. An interrupted run gives a partial report.
 *
 * @throws {HarnessError} `input-unreadable` when a contract is missing or empty, `contract-unreadable` when it cannot
 *   be parsed, `usage` for an unknown kind or rule id.
 */
export async function compatContracts(options: CompatContractsOptions, context: RunContext): Promise<Report> {
  const { baseline, candidate } = options;
  const subject = { baseline, candidate, ...options.subject };
  const builder = new ReportBuilder({ tool: 'compat', subject, startedAt: context.now() });
  try {
    context.onProgress({ tool: 'compat', step: 'reading both contracts' });
    const files = {
      old: await readContractFiles(baseline, options.kind, context.signal),
      now: await readContractFiles(candidate, options.kind, context.signal),
    };
    const kind = kindOf(files, options);
    checkLevels(options, kind);
    const diff = await kind.compare(files.old, namedAs(files.old, files.now));
    write({ kind, diff, options, files: files.old.texts.size + files.now.texts.size }, builder);
  } catch (error) {
    if (!context.signal.aborted) throw error;
  }
  return builder.close({ endedAt: context.now(), interrupted: context.signal.aborted });
}

interface BothFiles {
  readonly old: ContractFiles;
  readonly now: ContractFiles;
}

function kindOf({ old, now }: BothFiles, options: CompatContractsOptions): ContractKind {
  const known = contractKinds.map(({ id }) => id).join(', ');
  if (options.kind !== undefined) {
    const named = contractKinds.find(({ id }) => id === options.kind);
    if (named !== undefined) return named;
    throw new HarnessError('usage', {
      what: `There is no kind of contract "${options.kind}".`,
      where: 'kind',
      todo: `Known kinds: ${known}.`,
    });
  }
  const names = [...old.texts.keys(), ...now.texts.keys()];
  const all = contractKinds.filter((kind) => names.some((name) => kind.reads(name)));
  const alone = all.filter(({ isOftenBeside }) => isOftenBeside !== true);
  const found = alone.length === 0 ? all : alone;
  if (found.length === 1 && found[0] !== undefined) return found[0];
  throw new HarnessError('input-unreadable', {
    what:
      found.length === 0
        ? 'No file there is a contract that can be compared.'
        : `Files of several kinds are there: ${found.map(({ id }) => id).join(', ')}.`,
    where: options.candidate,
    todo: `Name a folder with files of one kind, or the kind: ${known}.`,
  });
}

/** Two files that stand alone are compared whatever their names are. */
export function namedAs(old: ContractFiles, now: ContractFiles): ContractFiles {
  const [[oldName], [nowEntry]] = [[...old.texts.keys()], [...now.texts]];
  if (old.texts.size !== 1 || now.texts.size !== 1 || oldName === undefined || nowEntry === undefined)
    return now;
  const [name, text] = nowEntry;
  return {
    ...now,
    texts: new Map([[oldName, text]]),
    display: (shown) => now.display(shown === oldName ? name : shown),
  };
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
}

function write({ kind, diff, options, files }: Compared, builder: ReportBuilder): void {
  const { preset = 'gray', levels = {}, subject } = options;
  const settings = { preset, levels, layers: new Set(options.layers ?? usualLayers) };
  const spoken = new Map<string, Level>();
  for (const change of diff.changes) {
    const rule = kind.rules.find(({ id }) => id === change.rule);
    if (rule === undefined) throw new Error(`no rule ${change.rule}`);
    const level = levelOf(change, settings);
    if (level === 'off') continue;
    builder.add(resultOf(change, rule, level));
    spoken.set(rule.id, level);
  }
  for (const rule of kind.rules.filter(({ id }) => levels[id] !== 'off')) {
    builder.examined({ ...rule, level: spoken.get(rule.id) ?? 'info' }, diff.compared);
    if (!spoken.has(rule.id) && diff.compared > 0) builder.add(passOf(rule, diff.compared, subject.service));
  }
  for (const line of diff.unchecked) builder.notice({ kind: 'limit', message: `not checked: ${line}` });
  builder.notice({
    kind: 'info',
    message: `${kind.title}: ${diff.compared} elements of ${files} files compared.`,
  });
  if (diff.changes.length > 0) return;
  const message = 'The two contracts say the same.';
  builder.notice({ kind: 'no-change', message });
  builder.add({
    tool: 'compat',
    rule: 'no-change',
    key: `${kind.id} contract`,
    outcome: 'pass',
    level: 'info',
    title: 'Nothing changed',
    message,
    places: [place.service(subject.service)],
  });
}
