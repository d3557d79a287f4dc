import type { Command } from 'commander';
import { collect, collectPairs, serviceHelp } from '../../options.ts';
import { addReportingOptions, runTool, type ReportingOptions } from '../../reporting.ts';
import type { Cli } from '../../cli.ts';
import { addPolicyOptions, policyFrom, type PolicyFlags } from './policy-options.ts';
import { source, subjectFor } from './sides.ts';

interface ConfigFlags extends ReportingOptions, PolicyFlags {
  readonly oldCode?: string;
  readonly newCode?: string;
  readonly oldEnvironment?: string;
  readonly environment?: string;
  readonly environmentName?: string;
  readonly profile?: readonly string[];
  readonly groups?: Readonly<Record<string, string>>;
  readonly declared?: string;
  readonly oldDeclared?: string;
  readonly service?: string;
}

export function registerConfig(compat: Command, cli: Cli): void {
  addPolicyOptions(addReportingOptions(compat.command('config')))
    .description(
      'compare configuration with the code that reads it, in both directions, and deployment groups with each other',
    )
    .option('--new-code <source>', 'code of the release: a file, a folder or git:REV:PATH')
    .option('--old-code <source>', 'code that runs today, in the same forms')
    .option(
      '--environment <source>',
      'configuration that the release meets: a file, a folder, a zip or git:REV:PATH',
    )
    .option('--old-environment <source>', 'configuration before the release, where the release changes it')
    .option('--environment-name <name>', 'for example prod; default: the name of the folder')
    .option(
      '--profile <name>',
      'Spring profile that is active; may be repeated; default: the environment',
      collect,
    )
    .option(
      '--groups <name=source,...>',
      'configuration of deployment groups, for example BLUE=blue,GREEN=green; each is compared with the first',
      groupPairs,
    )
    .option(
      '--declared <file>',
      'list of the keys that the new code reads; counts more than what is found in code',
    )
    .option('--old-declared <file>', 'the same of the old code')
    .option('--service <name>', serviceHelp)
    .addHelpText('after', examples)
    .action((options: ConfigFlags) =>
      runTool(cli, options, async (context) => {
        const { compatConfig } = await import('../../../compat/config/compat-config.ts');
        const { oldCode, newCode, oldEnvironment, environment, declared, oldDeclared } = options;
        const places = { oldCode, newCode, oldEnvironment, environment, declared, oldDeclared };
        const baseline = oldEnvironment ?? oldCode;
        return compatConfig(
          {
            ...placed(cli, places),
            groups: placed(cli, options.groups ?? {}),
            ...(options.environmentName !== undefined && { environmentName: options.environmentName }),
            ...(options.profile !== undefined && { profiles: options.profile }),
            ...(await policyFrom(cli, options)),
            subject: await subjectFor(cli, {
              ...(baseline !== undefined && { baseline }),
              ...(options.service !== undefined && { service: options.service }),
              candidate: environment ?? newCode ?? Object.keys(options.groups ?? {}).join(', '),
            }),
          },
          context,
        );
      }),
    );
}

function groupPairs(value: string, earlier?: Readonly<Record<string, string>>): Record<string, string> {
  return value.split(',').reduce((pairs, pair) => collectPairs(pair, pairs), { ...earlier });
}

function placed(
  cli: Cli,
  places: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(places).flatMap(([name, spec]) => (spec === undefined ? [] : [[name, source(cli, spec)]])),
  );
}

const examples = `
Examples:
  $ seaworthy compat config --old-code git:main:src --new-code src --environment config/prod
  $ seaworthy compat config --new-code src --old-environment git:main:config/prod --environment config/prod
  $ seaworthy compat config --groups BLUE=config/blue,GREEN=config/green
`;
