import type { Command } from 'commander';
import { resolve } from 'node:path';
import { captureAt } from '../../../capture/capture-paths.ts';
import { collect, duration, serviceHelp } from '../../options.ts';
import { addReportingOptions, runTool, type ReportingOptions } from '../../reporting.ts';
import type { Cli } from '../../cli.ts';
import { addBaselineOptions, type BaselineFlags, baselinesFrom } from './baseline-options.ts';
import { addPolicyOptions, policyFrom, type PolicyFlags } from './policy-options.ts';
import { addCallerOption, type CallerFlags, source, subjectAndCallers, type Sides } from './sides.ts';

interface ApiFlags extends ReportingOptions, BaselineFlags, PolicyFlags, Sides, CallerFlags {
  readonly baseline: string;
  readonly capture?: readonly string[];
  readonly captureComplete?: boolean;
  readonly replayed?: readonly string[];
  readonly clientHeader?: string;
  readonly consumers?: string;
  readonly secondOpinion?: number;
  readonly allowRefHost?: readonly string[];
}

export function registerApi(compat: Command, cli: Cli): void {
  const files = (paths?: readonly string[]): string[] | undefined =>
    paths?.map((path) => resolve(cli.terminal.cwd, path));
  addCallerOption(addBaselineOptions(addPolicyOptions(addReportingOptions(compat.command('api')))))
    .description(
      'compare two OpenAPI descriptions in both directions and weigh the changes by captured traffic',
    )
    .requiredOption('--baseline <source>', 'old description: a file, git:REV:FILE, history:NAME or https://…')
    .requiredOption('--candidate <source>', 'new description, in the same forms')
    .option(
      '--capture <file>',
      'captured traffic, files or patterns, that shows how the API is used; may be repeated',
      collect,
    )
    .option(
      '--capture-complete',
      'the capture holds all requests of its window; what nobody called then warns',
    )
    .option(
      '--replayed <file>',
      'captures of the preview group while traffic was replayed: their replies, as old callers read them; may be repeated',
      collect,
    )
    .option('--client-header <name>', 'request header that names clients; default: their agent')
    .option(
      '--consumers <folder>',
      'consumer contracts (Pact files, OpenAPI parts): findings name who uses what changed',
    )
    .option(
      '--second-opinion <duration>',
      'how long openapi-diff may take, for example 3s; 0s leaves it out; default: 10s',
      duration,
    )
    .option('--allow-ref-host <host>', 'host that references inside may lead to; may be repeated', collect)
    .option('--service <name>', serviceHelp)
    .addHelpText('after', examples)
    .action((options: ApiFlags) =>
      runTool(cli, options, async (context) => {
        const { compatApi } = await import('../../../compat/http-api/compat-api.ts');
        return compatApi(
          {
            baseline: source(cli, options.baseline),
            candidate: source(cli, options.candidate),
            ...(await policyFrom(cli, options)),
            ...(await baselinesFrom(cli, options)),
            capture: options.capture?.map((name) => captureAt(cli.terminal.cwd, name)),
            captureComplete: options.captureComplete,
            replayed: files(options.replayed),
            clientHeader: options.clientHeader,
            secondOpinionTimeoutMs: options.secondOpinion,
            refHosts: options.allowRefHost,
            consumers: options.consumers && resolve(cli.terminal.cwd, options.consumers),
            ...(await subjectAndCallers(cli, options)),
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
