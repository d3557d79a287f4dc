import { Option, type Command } from 'commander';
import { positive, serviceHelp } from '../../options.ts';
import { addReportingOptions, runTool, type ReportingOptions } from '../../reporting.ts';
import type { Cli } from '../../cli.ts';
import { addBaselineOptions, type BaselineFlags, baselinesFrom } from './baseline-options.ts';
import { addPolicyOptions, policyFrom, type PolicyFlags } from './policy-options.ts';
import { addCallerOption, type CallerFlags, source, subjectAndCallers, type Sides } from './sides.ts';

interface ContractFlags extends ReportingOptions, BaselineFlags, PolicyFlags, Sides, CallerFlags {
  readonly baseline: string;
  readonly against?: readonly string[];
  readonly last?: number;
  readonly kind?: string;
  readonly layer?: readonly ('wire' | 'json' | 'source')[];
}

export function registerContract(compat: Command, cli: Cli): void {
  addCallerOption(addBaselineOptions(addPolicyOptions(addReportingOptions(compat.command('contract')))))
    .description(
      'compare two contracts of calls or messages (Protocol Buffers, Thrift, Dubbo and Java interfaces, GraphQL, AsyncAPI, Avro, JSON Schema) in both directions',
    )
    .requiredOption(
      '--baseline <source>',
      'old contract: a file, a folder, git:REV:PATH, history:NAME or https://…',
    )
    .requiredOption('--candidate <source>', 'new contract, in the same forms')
    .option(
      '--against <source...>',
      'earlier versions that the new contract must fit, too: sources, FOLDER/* or git:v1..v4:PATH for tags',
    )
    .option('--last <n>', 'only the latest n of the earlier versions', positive)
    .option(
      '--kind <kind>',
      'protobuf, thrift, dubbo, graphql, asyncapi, avro or json-schema; default: by the names of the files',
    )
    .addOption(
      new Option(
        '--layer <layer...>',
        'what travels between old and new; default wire and json. What else breaks informs',
      ).choices(['wire', 'json', 'source']),
    )
    .option('--service <name>', serviceHelp)
    .addHelpText('after', examples)
    .action((options: ContractFlags) =>
      runTool(cli, options, async (context) => {
        const { compatContracts } = await import('../../../compat/contracts/compat-contracts.ts');
        return compatContracts(
          {
            baseline: source(cli, options.baseline),
            candidate: source(cli, options.candidate),
            ...(options.against && { against: options.against.map((one) => source(cli, one)) }),
            last: options.last,
            kind: options.kind,
            ...(await policyFrom(cli, options)),
            ...(await baselinesFrom(cli, options)),
            layers: options.layer,
            ...(await subjectAndCallers(cli, options)),
          },
          context,
        );
      }),
    );
}

const examples = `
Examples:
  $ seaworthy compat contract --baseline git:main:proto --candidate proto
  $ seaworthy compat contract --baseline old --candidate new --preset contract
  $ seaworthy compat contract --baseline git:main:events --candidate events --against git:v1.0..:events --last 5
  $ seaworthy compat contract --baseline git:v1.4.0:proto --candidate proto --layer wire
`;
