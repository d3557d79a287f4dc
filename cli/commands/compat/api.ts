import type { Command } from 'commander';
import { resolve } from 'node:path';
import { collect, serviceHelp } from '../../options.ts';
import { addReportingOptions, runTool, type ReportingOptions } from '../../reporting.ts';
import type { Cli } from '../../cli.ts';
import { presetOption, type PresetFlag } from './preset-option.ts';
import { source, subjectFor, type Sides } from './sides.ts';

interface ApiFlags extends ReportingOptions, PresetFlag, Sides {
  readonly baseline: string;
  readonly capture?: readonly string[];
}

export function registerApi(compat: Command, cli: Cli): void {
  addReportingOptions(compat.command('api'))
    .description(
      'compare two OpenAPI descriptions in both directions and weigh the changes by captured traffic',
    )
    .requiredOption('--baseline <source>', 'old description: a file or git:REV:FILE')
    .requiredOption('--candidate <source>', 'new description, in the same forms')
    .option(
      '--capture <file>',
      'captured traffic, files or patterns, that shows how the API is used; may be repeated',
      collect,
    )
    .addOption(presetOption())
    .option('--service <name>', serviceHelp)
    .addHelpText('after', examples)
    .action((options: ApiFlags) =>
      runTool(cli, options, async (context) => {
        const { compatApi } = await import('../../../compat/index.ts');
        return compatApi(
          {
            baseline: source(cli, options.baseline),
            candidate: source(cli, options.candidate),
            preset: options.preset,
            capture: options.capture?.map((file) => resolve(cli.terminal.cwd, file)),
            subject: await subjectFor(cli, options),
          },
          context,
        );
      }),
    );
}

const examples = `
Examples:
  $ seaworthy compat api --baseline git:main:openapi.yaml --candidate openapi.yaml
  $ seaworthy compat api --baseline old.yaml --candidate new.yaml --capture access.log
`;
