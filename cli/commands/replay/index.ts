import type { Command } from 'commander';
import type { Cli } from '../../cli.ts';
import { registerPlan } from './plan.ts';
import { registerRun } from './run.ts';

/** Every `seaworthy replay` command, in the order of its help. */
const commands: readonly ((replay: Command, cli: Cli) => void)[] = [registerRun, registerPlan];

export function registerReplay(program: Command, cli: Cli): void {
  const replay = program
    .command('replay')
    .description('replay captured production traffic: plan, run, and judge what came back')
    .addHelpText('after', '\nThe options of a run: seaworthy replay run --help\n');
  for (const register of commands) register(replay, cli);
}
