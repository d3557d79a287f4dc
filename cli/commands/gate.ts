import { Option, type Command } from 'commander';
import { writeReport, type Stage } from '../../reports/index.ts';
import { collect, duration } from '../options.ts';
import { configuredOutputs, defaultReporters, deliver, parseReporters } from '../outputs.ts';
import {
  addReportingOptions,
  checkPlaces,
  keepRun,
  sharedOptions,
  tryAll,
  type ReportingOptions,
} from '../reporting.ts';
import type { Cli } from '../cli.ts';
import { withRun } from '../with-run.ts';

interface GateFlags extends ReportingOptions {
  readonly config?: string;
  readonly stage: Stage;
  readonly with?: readonly string[];
  readonly maxAge?: number;
  readonly untrusted?: boolean;
  readonly base?: string;
}

export function registerGate(program: Command, cli: Cli): void {
  addReportingOptions(program.command('gate'))
    .description('run compat, replay and checklist as configured and join them into one verdict')
    .option('-c, --config <file>', 'config file; default: the nearest seaworthy.config.ts, .yaml or .json')
    .addOption(
      new Option('--stage <stage>', 'pr: what needs no preview group; ship: everything before the switch')
        .choices(['pr', 'ship'])
        .default('ship'),
    )
    .option(
      '--with <report>',
      'take this stored report instead of running its tool; may be repeated',
      collect,
    )
    .option('--max-age <duration>', 'oldest stored report that counts, for example 24h', duration)
    .option(
      '--untrusted',
      'take config, checklist and waivers from the base revision (automatic for forks in CI)',
    )
    .option(
      '--base <revision>',
      'base revision of an untrusted run; default: what CI names, else origin/HEAD',
    )
    .addHelpText('after', examples)
    .action((flags: GateFlags) => runCommand(cli, flags));
}

async function runCommand(cli: Cli, flags: GateFlags): Promise<void> {
  const { isCi } = await import('../../gate/ci.ts');
  const { prepareGate } = await import('../../gate/prepare.ts');
  const { runGate } = await import('../../gate/gate.ts');
  const { terminal } = cli;
  const { cwd, env } = terminal;
  const named = flags.reporter && parseReporters(flags.reporter, cwd);
  const plan = await prepareGate({
    ...flags,
    maxAgeMs: flags.maxAge,
    cwd,
    env,
    ci: isCi(env),
  });
  const ids = plan.config.reporters ?? defaultReporters(terminal, ['text', 'html', 'markdown']);
  const outputs = named ?? configuredOutputs(ids, plan.output);
  checkPlaces(cli, { ...flags, output: plan.output }, outputs);
  const report = await withRun(terminal, (context) => runGate(plan, context));
  const { blobs } = plan;
  await tryAll([
    async () => terminal.err(`json: ${await writeReport(plan.output, report, blobs)}\n`),
    () => keepRun(cli, flags, { report, blobs }),
    () => deliver({ report, blobs }, outputs, terminal, sharedOptions(flags)),
  ]);
  cli.exitCode = report.exitCode;
}

const examples = `
Examples:
  $ seaworthy gate --stage pr
  $ seaworthy gate --stage ship --with replay/report.json --max-age 24h
  $ seaworthy gate --reporter text,html=gate.html,sarif=gate.sarif
`;
