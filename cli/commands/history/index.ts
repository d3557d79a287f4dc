import type { Command } from 'commander';
import type { Cli } from '../../cli.ts';
import { registerHistoryCheck } from './check.ts';
import { registerHistoryRecord } from './record.ts';
import { registerHistoryShow } from './show.ts';

/** Every `seaworthy history` command, in the order of its help. */
const commands: readonly ((history: Command, cli: Cli) => void)[] = [
  registerHistoryRecord,
  registerHistoryShow,
  registerHistoryCheck,
];

export function registerHistory(program: Command, cli: Cli): void {
  const history = program
    .command('history')
    .description('what each release used of the database, so that what nobody uses any more may go');
  for (const register of commands) register(history, cli);
}
