import type { Command } from 'commander';
import type { Cli } from '../../cli.ts';
import { registerInspect } from './inspect.ts';
import { registerMirror } from './mirror.ts';
import { registerProxy } from './proxy.ts';
import { registerPurge } from './purge.ts';

/** Every `seaworthy capture` command, in the order of its help. */
const commands: readonly ((capture: Command, cli: Cli) => void)[] = [
  registerInspect,
  registerProxy,
  registerMirror,
  registerPurge,
];

export function registerCapture(program: Command, cli: Cli): void {
  const capture = program
    .command('capture')
    .description('captured traffic: look at it, record it live, remove what is too old');
  for (const register of commands) register(capture, cli);
}
