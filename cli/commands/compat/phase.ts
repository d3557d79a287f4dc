import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { PhaseOptions } from '../../../compat/index.ts';
import { collect, duration, serviceHelp } from '../../options.ts';
import { addReportingOptions, runTool, type ReportingOptions } from '../../reporting.ts';
import type { Cli } from '../../cli.ts';
import { withRun } from '../../with-run.ts';
import { querySources } from './database.ts';
import { addLiveOptions, liveSettings, type LiveFlags } from './live-flags.ts';

interface PlaceFlags {
  readonly records?: string;
  readonly service?: string;
}

interface PhaseFlags extends PlaceFlags, ReportingOptions, LiveFlags {
  readonly data?: string;
  readonly queries?: readonly string[];
  readonly engine?: string;
  readonly timeout?: number;
}

/** `compat phase check`, `pass` and `back`. */
export function registerPhase(compat: Command, cli: Cli): void {
  const phase = compat
    .command('phase')
    .description('move a value from old columns to new ones in seven phases, each proven before the next')
    .addHelpText('after', examples);
  registerCheck(phase, cli);
  registerPass(phase, cli);
  registerBack(phase, cli);
}

function registerCheck(phase: Command, cli: Cli): void {
  withPhaseOptions(phase.command('check'))
    .description('may a release enter the phase that the file names? Writes nothing')
    .option('--exit', 'also ask what must hold before the phase counts as passed')
    .action((file: string, options: PhaseFlags & { readonly exit?: boolean }) =>
      runTool(cli, options, async (context) => {
        const { checkPhase } = await import('../../../compat/database/phases/compat-phase.ts');
        const until = options.exit === true ? 'exit' : 'entry';
        return checkPhase({ ...(await settings(cli, file, options)), until }, context);
      }),
    );
}

function registerPass(phase: Command, cli: Cli): void {
  withPhaseOptions(phase.command('pass'))
    .description('the same to the exit; without an open blocker the phase is recorded as passed')
    .requiredOption('--who <name>', 'who passes it')
    .action((file: string, options: PhaseFlags & { readonly who: string }) =>
      runTool(cli, options, async (context) => {
        const { passPhase } = await import('../../../compat/database/phases/compat-phase.ts');
        return passPhase({ ...(await settings(cli, file, options)), who: options.who }, context);
      }),
    );
}

function registerBack(phase: Command, cli: Cli): void {
  withPlaceOptions(phase.command('back'))
    .description('take back the phase that was passed last, which the file must name')
    .requiredOption('--who <name>', 'who goes back')
    .requiredOption('--because <text>', 'why')
    .action(
      async (file: string, options: PlaceFlags & { readonly who: string; readonly because: string }) => {
        const { phaseBack } = await import('../../../compat/database/phases/compat-phase.ts');
        const { who, because } = options;
        const place = await placeSettings(cli, file, options);
        const said = await withRun(cli.terminal, (context) => phaseBack({ ...place, who, because }, context));
        await cli.terminal.out(`${said}\n`);
      },
    );
}

function withPlaceOptions(command: Command): Command {
  return command
    .argument('<file>', 'phase file: table, key, old, new, schema, bridge, phase')
    .option('--records <place>', 'folder or postgres:// URL of the passed phases; default: .seaworthy')
    .option('--service <name>', serviceHelp)
    .addHelpText('after', examples);
}

function withPhaseOptions(command: Command): Command {
  return addReportingOptions(addLiveOptions(withPlaceOptions(command)))
    .option('--data <file>', 'SQL file with sample rows, instead of --live')
    .option('--queries <source>', 'queries of the code that runs, as compat db takes them', collect)
    .option(
      '--engine <name>',
      'scratch database: pglite (default), embedded, or a postgres:// or mysql:// scratch server',
    )
    .option('--timeout <duration>', 'time limit of everything together; default 120s', duration);
}

async function placeSettings(
  { terminal: { cwd, env } }: Cli,
  file: string,
  { records, service }: PlaceFlags,
): Promise<Pick<PhaseOptions, 'subject' | 'file' | 'records'>> {
  const { recordsPlace } = await import('../../../gate/records.ts');
  const { subjectAt } = await import('../../../gate/subject.ts');
  return {
    subject: await subjectAt({ cwd, env, service }),
    file: resolve(cwd, file),
    records: recordsPlace(records, cwd),
  };
}

async function settings(cli: Cli, file: string, options: PhaseFlags): Promise<PhaseOptions> {
  return {
    ...(await placeSettings(cli, file, options)),
    ...liveSettings(options),
    data: options.data && resolve(cli.terminal.cwd, options.data),
    queries: await querySources(cli, options.queries),
    engine: options.engine,
    timeoutMs: options.timeout,
  };
}

const examples = `
Examples:
  $ seaworthy compat phase check db/phases/name.yaml
  $ seaworthy compat phase pass db/phases/name.yaml --who ann --live "$READ_ONLY_URL"
  $ seaworthy compat phase back db/phases/name.yaml --who ann --because "readers saw empty names"
`;
