import type { Command } from 'commander';
import { HarnessError } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';

export interface PrintFlags {
  readonly reporter: string;
}

export function addPrintFlags(command: Command): Command {
  return command.option('-r, --reporter <text|json>', 'how to print it', 'text');
}

/** @throws {HarnessError} `usage`; to be called before any work is done. */
export function checkPrintFlags({ reporter }: PrintFlags): void {
  if (reporter === 'text' || reporter === 'json') return;
  throw new HarnessError('usage', {
    what: `"${reporter}" is no output of this command.`,
    todo: 'Use text or json.',
  });
}

export async function print<Summary>(
  { terminal }: Cli,
  { reporter }: PrintFlags,
  summary: Summary,
  render: (summary: Summary) => string,
): Promise<void> {
  await terminal.out(reporter === 'json' ? `${JSON.stringify(summary, null, 2)}\n` : render(summary));
}
