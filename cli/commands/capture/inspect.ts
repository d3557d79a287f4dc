import type { Command } from 'commander';
import { readers } from '../../../capture/readers/index.ts';
import type { Cli } from '../../cli.ts';
import { withRun } from '../../with-run.ts';
import { addPrintFlags, checkPrintFlags, print, type PrintFlags } from './print.ts';

interface InspectFlags extends PrintFlags {
  readonly format?: string;
}

export function registerInspect(capture: Command, cli: Cli): void {
  addPrintFlags(capture.command('inspect'))
    .description(
      'say what capture files hold: format, methods, routes, time range, and what would be skipped and why',
    )
    .argument(
      '<file...>',
      "captures, plain, gzip or zstd, or patterns such as 'logs/*.log.gz'; - is standard input",
    )
    .option(
      '--format <format>',
      `format when it cannot be recognised: its definition as 'nginx:$remote_addr …' or 'apache:%h …', or ${readers.map(({ format }) => format).join(', ')}`,
    )
    .addHelpText('after', examples)
    .action(async (files: readonly string[], flags: InspectFlags) => {
      checkPrintFlags(flags);
      const { captureAt } = await import('../../../capture/capture-paths.ts');
      const { inspectCapture } = await import('../../../capture/inspect.ts');
      const { renderCaptureSummary } = await import('../../../capture/render-summary.ts');
      const paths = files.map((file) => captureAt(cli.terminal.cwd, file));
      const { format } = flags;
      const summary = await withRun(cli.terminal, (context) => inspectCapture(paths, { format }, context));
      await print(cli, flags, summary, renderCaptureSummary);
    });
}

const examples = `
Examples:
  $ seaworthy capture inspect access.log
  $ seaworthy capture inspect session.har -r json
  $ seaworthy capture inspect 'captures/*'
  $ kubectl logs deploy/nginx | seaworthy capture inspect -
`;
