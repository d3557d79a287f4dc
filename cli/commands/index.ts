/** Every command, in the order of `seaworthy --help`. */
import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { registerAttest } from './attest.ts';
import { registerCapture } from './capture/index.ts';
import { registerChecklist } from './checklist.ts';
import { registerCompat } from './compat/index.ts';
import { registerExplain } from './explain.ts';
import { registerGate } from './gate.ts';
import { registerHistory } from './history/index.ts';
import { registerInit } from './init.ts';
import { registerReplay } from './replay/index.ts';
import { registerReport } from './report/index.ts';
import { registerSession } from './session/index.ts';

export const commands: readonly ((program: Command, cli: Cli) => void)[] = [
  registerInit,
  registerGate,
  registerReplay,
  registerCompat,
  registerHistory,
  registerChecklist,
  registerAttest,
  registerSession,
  registerCapture,
  registerReport,
  registerExplain,
];
