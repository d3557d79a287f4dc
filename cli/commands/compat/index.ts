import type { Command } from 'commander';
import type { Cli } from '../../cli.ts';
import { registerApi } from './api.ts';
import { registerConfig } from './config.ts';
import { registerContract } from './contract.ts';
import { registerDatabase } from './database.ts';
import { registerPhase } from './phase.ts';
import { registerRecheck } from './recheck.ts';

/** Every `seaworthy compat` command, in the order of its help. */
const commands: readonly ((compat: Command, cli: Cli) => void)[] = [
  registerDatabase,
  registerRecheck,
  registerPhase,
  registerApi,
  registerContract,
  registerConfig,
];

export function registerCompat(program: Command, cli: Cli): void {
  const compat = program.command('compat').description('can old and new share one database, one contract?');
  for (const register of commands) register(compat, cli);
}
