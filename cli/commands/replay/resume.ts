import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { Cli } from '../../cli.ts';
import { addReportingOptions, runTool } from '../../reporting.ts';
import { addReplayFlags, replayOptionsOf, type ReplayFlags } from './flags.ts';
import { sayHowToGoOn } from './to-go-on.ts';

export function registerResume(replay: Command, cli: Cli): void {
  addReportingOptions(addReplayFlags(replay.command('resume')))
    .description(
      'go on with a run that was stopped or killed: send what has no recorded reply, judge the whole',
    )
    .argument('<run>', 'folder of the run, as `seaworthy replay` named it')
    .addHelpText('after', examples)
    .action(async (run: string, flags: ReplayFlags) => {
      const { optionsOfRun } = await import('../../../replay/journal/options-of-run.ts');
      const { resumeReplay } = await import('../../../replay/resume.ts');
      const folder = resolve(cli.terminal.cwd, run);
      const stored = optionsOfRun(folder);
      const isNamed = flags.config !== undefined || flags.capture !== undefined;
      const base = stored.complete && !isNamed ? stored.options : undefined;
      const options = await replayOptionsOf(cli, flags, base);
      await runTool(cli, flags, async (context, blobs) => {
        const report = await resumeReplay(folder, { ...options, blobs }, context);
        sayHowToGoOn(cli, report, folder);
        return report;
      });
    });
}

const examples = `
The options are those of the run. Where a mark or a login is secret, the journal does not hold it: give the config
or the flags again. Another pace, rate or window may be given, for example after the guard stopped the run.

Examples:
  $ seaworthy replay resume .seaworthy/replays/2026-11-21T01-00-00-000Z
  $ seaworthy replay resume .seaworthy/replays/2026-11-21T01-00-00-000Z --rate-max 2 --config seaworthy.config.ts
`;
