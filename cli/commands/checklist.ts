import { Option, type Command } from 'commander';
import { phases, type Phase } from '../../checklist/item.ts';
import { HarnessError } from '../../reports/index.ts';
import { collect, serviceHelp } from '../options.ts';
import { addReportingOptions, runTool, type ReportingOptions } from '../reporting.ts';
import type { Cli } from '../cli.ts';

interface RunOptions extends ReportingOptions {
  readonly phase?: readonly Phase[];
  readonly only?: readonly string[];
  readonly service?: string;
  readonly records?: string;
  readonly allowCommands?: boolean;
  readonly allowAct?: boolean;
  readonly change?: readonly string[];
}

export function registerChecklist(program: Command, cli: Cli): void {
  const checklist = program.command('checklist').description('the release checklist');
  registerRun(checklist, cli);
  registerList(checklist, cli);
  registerShow(checklist, cli);
}

function registerList(checklist: Command, cli: Cli): void {
  checklist
    .command('list')
    .description('the checklists that come with Seaworthy')
    .addHelpText('after', '\nExamples:\n  $ seaworthy checklist list\n')
    .action(async () => {
      const { builtInLists } = await import('../../checklist/lists/index.ts');
      const { renderLists } = await import('../render-checklist.ts');
      await cli.terminal.out(renderLists(builtInLists));
    });
}

function registerShow(checklist: Command, cli: Cli): void {
  checklist
    .command('show')
    .description('the items of a checklist by phase, and the variables that it still needs')
    .argument('<file>', 'YAML file, or a built-in list such as seaworthy:general')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ seaworthy checklist show seaworthy:general\n  $ seaworthy checklist show release-checklist.yaml\n',
    )
    .action(async (file: string, options: { json?: boolean }) => {
      const { builtInLists } = await import('../../checklist/lists/index.ts');
      const { readChecklistFile } = await import('../../checklist/read-checklist.ts');
      const { renderChecklist } = await import('../render-checklist.ts');
      const read = await readChecklistFile(file, { cwd: cli.terminal.cwd });
      const meaning: Record<string, string> = Object.assign({}, ...builtInLists.map(({ vars }) => vars));
      const shown = read.items.map(({ check, ...item }) => ({ ...item, check: check.id }));
      await cli.terminal.out(
        options.json === true ? `${JSON.stringify(shown, undefined, 2)}\n` : renderChecklist(read, meaning),
      );
    });
}

function registerRun(checklist: Command, cli: Cli): void {
  addReportingOptions(checklist.command('run'))
    .description('run the items of a checklist; what a person must attest is listed with the command to copy')
    .argument('<file>', 'YAML file with the items, or a built-in list such as seaworthy:general')
    .addOption(
      new Option(
        '--phase <phase>',
        `only items of this phase, may be repeated: ${phases.join(', ')}`,
      ).argParser(phase),
    )
    .option('--only <id>', 'only this item, may be repeated', collect)
    .option('--allow-commands', 'let items of check `command` run programs')
    .option('--allow-act', 'let checks change something outside, as they declare it, and take it back')
    .option('--change <kind>', 'kind of change in this release, may be repeated: database, web, …', collect)
    .option('--records <place>', 'folder or postgres:// URL with attestations', '.seaworthy')
    .option('--service <name>', serviceHelp)
    .addHelpText('after', examples)
    .action(async (file: string, options: RunOptions) => {
      const { runChecklist } = await import('../../checklist/run-checklist.ts');
      const { isCi } = await import('../../gate/ci.ts');
      const { recordsAt } = await import('../../gate/records.ts');
      const { subjectAt } = await import('../../gate/subject.ts');
      const { cwd, env } = cli.terminal;
      return runTool(cli, options, async (context, blobs) =>
        runChecklist(
          {
            file,
            phases: options.phase,
            only: options.only,
            allowActs: options.allowAct,
            changes: options.change,
            allowCommands: options.allowCommands,
            store: recordsAt(options.records, cwd),
            subject: await subjectAt({ cwd, env, service: options.service }),
            ci: isCi(env),
            env,
            cwd,
            blobs,
          },
          context,
        ),
      );
    });
}

/** @throws {HarnessError} `usage` */
function phase(value: string, earlier: readonly Phase[] = []): readonly Phase[] {
  const known = phases.find((name) => name === value);
  if (known !== undefined) return [...earlier, known];
  throw new HarnessError('usage', {
    what: `"${value}" is no phase.`,
    todo: `Use one of ${phases.join(', ')}.`,
  });
}

const examples = `
Examples:
  $ seaworthy checklist run release-checklist.yaml
  $ seaworthy checklist run release-checklist.yaml --phase before
  $ seaworthy checklist run release-checklist.yaml --only BLD-07
  $ seaworthy checklist run release-checklist.yaml --phase after --allow-act
`;
