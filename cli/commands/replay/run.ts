import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { Cli } from '../../cli.ts';
import { addReportingOptions, runTool } from '../../reporting.ts';
import { addReplayFlags, replayOptionsOf, warnOfNoProof, type ReplayFlags } from './flags.ts';
import { sayHowToGoOn } from './to-go-on.ts';
import { runsFolder } from '../../../replay/journal/runs-folder.ts';

interface RunFlags extends ReplayFlags {
  readonly journal?: string | boolean;
}

export function registerRun(replay: Command, cli: Cli): void {
  addReportingOptions(addReplayFlags(replay.command('run', { isDefault: true })))
    .option('--journal <folder>', `where this run is written down; default: a new folder in ${runsFolder}`)
    .option('--no-journal', 'write nothing down: the run cannot be taken up again or judged again')
    .description('send captured GET and HEAD requests to both groups and compare their answers (default)')
    .addHelpText('after', examples)
    .action(async (flags: RunFlags) => {
      const options = await replayOptionsOf(cli, flags);
      warnOfNoProof(cli, options);
      const { newRunFolder } = await import('../../../replay/journal/run-folders.ts');
      const { replay: run } = await import('../../../replay/engine.ts');
      const { terminal } = cli;
      const folder = (): string =>
        typeof flags.journal === 'string'
          ? resolve(terminal.cwd, flags.journal)
          : (options.journal ?? newRunFolder(resolve(terminal.cwd, runsFolder), terminal.now()));
      const journal = flags.journal === false ? undefined : folder();
      await runTool(cli, flags, async (context, blobs) => {
        const report = await run({ ...options, journal, blobs }, context);
        if (journal !== undefined) sayHowToGoOn(cli, report, journal);
        return report;
      });
    });
}

const examples = `
Examples:
  $ seaworthy replay --capture access.log --stable http://127.0.0.1:8700 --preview http://127.0.0.1:8700 \\
      --preview-cookie ssp-web-version=v1 --attest 'header:x-served-by=*-v1'
  $ seaworthy replay --rate 20 --requests-max 500        groups and captures from the config

  $ seaworthy replay --window "01:00-05:00 Asia/Shanghai"

Ctrl-C or \`seaworthy replay stop\` from elsewhere ends a run at once and leaves a partial report. What is left is
sent by \`seaworthy replay resume\`. The journal holds replies as they came, for its owner only; see \`replay purge\`.
`;
