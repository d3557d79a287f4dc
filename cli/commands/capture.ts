import type { Command } from 'commander';
import { resolve } from 'node:path';
import { readers } from '../../capture/readers/index.ts';
import { HarnessError } from '../../reports/index.ts';
import type { Cli } from '../cli.ts';
import { withRun } from '../with-run.ts';

interface InspectOptions {
  readonly format?: string;
  readonly reporter: string;
}

export function registerCapture(program: Command, cli: Cli): void {
  const capture = program.command('capture').description('captured traffic');
  capture
    .command('inspect')
    .description(
      'say what capture files hold: format, methods, routes, time range, and what would be skipped and why',
    )
    .argument('<file...>', 'access logs or HAR files, plain or gzip')
    .option(
      '--format <format>',
      `format when it cannot be recognised: ${readers.map(({ format }) => format).join(', ')}`,
    )
    .option('-r, --reporter <text|json>', 'how to print it', 'text')
    .addHelpText(
      'after',
      '\nExamples:\n  $ seaworthy capture inspect access.log\n  $ seaworthy capture inspect session.har -r json\n',
    )
    .action(async (files: readonly string[], { format, reporter }: InspectOptions) => {
      if (reporter !== 'text' && reporter !== 'json') {
        throw new HarnessError('usage', {
          what: `"${reporter}" is no output of this command.`,
          todo: 'Use text or json.',
        });
      }
      const { inspectCapture, renderCaptureSummary } = await import('../../capture/index.ts');
      const paths = files.map((file) => resolve(cli.terminal.cwd, file));
      const summary = await withRun(cli.terminal, (context) => inspectCapture(paths, { format }, context));
      await cli.terminal.out(
        reporter === 'json' ? `${JSON.stringify(summary, null, 2)}\n` : renderCaptureSummary(summary),
      );
    });
}
