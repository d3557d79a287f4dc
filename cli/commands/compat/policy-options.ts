import { type Command, Option } from 'commander';
import { resolve } from 'node:path';
import type { ExpectedChange } from '../../../compat/policy/expected-changes.ts';
import { type Preset, presets } from '../../../compat/policy/preset.ts';
import { HarnessError, type Level } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { collectPairs } from '../../options.ts';

export interface PolicyFlags {
  readonly preset?: Preset;
  readonly level?: Readonly<Record<string, string>>;
  readonly expected?: string;
}

/** What weighs findings, the same for every command that compares contracts. */
export function addPolicyOptions(command: Command): Command {
  const help =
    'which breaks block: gray (default), tolerant-reader (callers ignore what they do not know), contract (a strict reading), rollback (both directions)';
  return command
    .addOption(new Option('--preset <preset>', help).choices(presets))
    .option(
      '--level <rule=level>',
      'level of one rule: block, warn, info or off; may be repeated',
      collectPairs,
    )
    .option('--expected <file>', 'YAML list of changes that are wanted: rule, at, reason, owner, expires');
}

interface Policy {
  readonly preset?: Preset | undefined;
  readonly levels?: Readonly<Record<string, Level | 'off'>>;
  readonly expected?: readonly ExpectedChange[];
}

/** @throws {HarnessError} `usage` for an unknown level, `config-unusable` for the file of expected changes. */
export async function policyFrom(
  { terminal }: Cli,
  { preset, level, expected }: PolicyFlags,
): Promise<Policy> {
  const { readExpected } = await import('../../../compat/policy/read-expected.ts');
  return {
    preset,
    ...(level && { levels: levelsIn(level) }),
    ...(expected !== undefined && { expected: await readExpected(resolve(terminal.cwd, expected)) }),
  };
}

function levelsIn(given: Readonly<Record<string, string>>): Record<string, Level | 'off'> {
  const known: readonly string[] = ['block', 'warn', 'info', 'off'];
  const wrong = Object.entries(given).find(([, level]) => !known.includes(level));
  if (wrong === undefined) return given as Record<string, Level | 'off'>;
  throw new HarnessError('usage', {
    what: `"${wrong[1]}" is no level.`,
    where: `--level ${wrong.join('=')}`,
    todo: `Levels: ${known.join(', ')}.`,
  });
}
