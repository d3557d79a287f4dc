import type { Command } from 'commander';
import type { Cli } from '../../cli.ts';
import { registerCompare } from './compare.ts';
import { registerList } from './list.ts';
import { registerMerge } from './merge.ts';
import { registerOpen } from './open.ts';
import { registerServe } from './serve.ts';
import { registerShow } from './show.ts';
import { registerStore } from './store.ts';
import { registerTrend } from './trend.ts';

/** Every `seaworthy report` command, in the order of its help. */
const commands: readonly ((report: Command, cli: Cli) => void)[] = [
  registerShow,
  registerOpen,
  registerMerge,
  registerCompare,
  registerTrend,
  registerStore,
  registerList,
  registerServe,
];

export function registerReport(program: Command, cli: Cli): void {
  const report = program
    .command('report')
    .description('show stored reports again, join and compare them, keep runs and look back at them')
    .addHelpText('after', '\nWithout a command it is `show`: seaworthy report show --help\n');
  for (const register of commands) register(report, cli);
}
