import { Command, CommanderError } from 'commander';
import { exitCodes, version } from '../reports/index.ts';
import type { Cli } from './cli.ts';
import { commands } from './commands/index.ts';
import { nameOptions } from './named-options.ts';
import { printError } from './print-error.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs one command line and returns its exit code: 0 go, 1 no-go, 2 could not run, 3 hold, 130 interrupted.
 * Never throws.
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  const cli: Cli = { terminal, exitCode: 0 };
  try {
    await makeProgram(cli).parseAsync([...argv], { from: 'user' });
    return cli.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.unusable;
    printError(error, terminal);
    return exitCodes.unusable;
  }
}

/** The whole command tree; also read by the docs. */
export function makeProgram(cli: Cli): Command {
  const program = new Command('seaworthy')
    .description('Says before a release ships whether it may go out and come back.')
    .version(version)
    .showHelpAfterError('Run the command with --help for its options.')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void cli.terminal.out(text),
      writeErr: (text) => cli.terminal.err(text),
    })
    .addHelpText('after', exitCodeHelp);
  for (const register of commands) register(program, cli);
  nameOptions(program);
  return program;
}

const exitCodeHelp = `
Exit codes:
  0 go   1 no-go   2 could not run   3 hold (something is open)   130 interrupted

Examples:
  $ seaworthy init                       write a config and a checklist that fit this folder
  $ seaworthy gate --stage pr            what can be judged without a preview group
  $ seaworthy gate --stage ship          everything before the switch
  $ seaworthy explain column-dropped     why a rule matters and what to do instead
`;
