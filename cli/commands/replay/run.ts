import type { Command } from 'commander';
import type { Cli } from '../../cli.ts';
import { addReportingOptions, runTool } from '../../reporting.ts';
import { addReplayFlags, replayOptionsOf, type ReplayFlags } from './flags.ts';

export function registerRun(replay: Command, cli: Cli): void {
  addReplayFlags(addReportingOptions(replay.command('run', { isDefault: true })))
    .description('send captured GET and HEAD requests to both groups and compare their answers (default)')
    .addHelpText('after', examples)
    .action(async (flags: ReplayFlags) => {
      const options = await replayOptionsOf(cli, flags);
      const { replay: run } = await import('../../../replay/index.ts');
      await runTool(cli, flags, (context, blobs) => run({ ...options, blobs }, context));
    });
}

const examples = `
Examples:
  $ seaworthy replay --capture access.log --stable http://127.0.0.1:8700 --preview http://127.0.0.1:8700 \\
      --preview-cookie ssp-web-version=v1 --attest 'header:x-served-by=*-v1'
  $ seaworthy replay --rate 20 --requests-max 500        groups and captures from the config

To stop a run from elsewhere, create the stop file. Ctrl-C stops at once and leaves a partial report.
`;
