import type { Command } from 'commander';
import { closest } from 'fastest-levenshtein';
import { HarnessError } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { registerCapacity } from './capacity.ts';
import { registerJudge } from './judge.ts';
import { registerPace } from './pace.ts';
import { registerPages } from './pages.ts';
import { registerPlan } from './plan.ts';
import { registerPurge } from './purge.ts';
import { registerResume } from './resume.ts';
import { registerRun } from './run.ts';
import { registerStatus } from './status.ts';
import { registerStop } from './stop.ts';

/** Every `seaworthy replay` command, in the order of its help. */
const commands: readonly ((replay: Command, cli: Cli) => void)[] = [
  registerRun,
  registerPlan,
  registerStatus,
  registerPace,
  registerStop,
  registerResume,
  registerJudge,
  registerPurge,
  registerPages,
  registerCapacity,
];

export function registerReplay(program: Command, cli: Cli): void {
  const replay = program
    .command('replay')
    .description('replay captured production traffic: plan, run, and judge what came back')
    .addHelpText('after', '\nThe options of a run: seaworthy replay run --help\n');
  for (const register of commands) register(replay, cli);
  replay.hook('preSubcommand', () => refuseUnknown(replay));
}

/** Without this a mistyped command would be an argument too many of the default one. */
function refuseUnknown({ args: [first], commands: known }: Command): void {
  const names = [...known.map((command) => command.name()), 'help'];
  if (first === undefined || first.startsWith('-') || names.includes(first)) return;
  throw new HarnessError('usage', {
    what: `"${first}" is no command of seaworthy replay.`,
    todo: `Did you mean ${closest(first, names)}? All are listed by seaworthy replay --help.`,
  });
}
