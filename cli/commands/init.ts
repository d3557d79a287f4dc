import type { Command } from 'commander';
import type { Found } from '../../gate/init/found.ts';
import type { Cli } from '../cli.ts';

export function registerInit(program: Command, cli: Cli): void {
  program
    .command('init')
    .description('look at this folder and write a config and a checklist that fit it')
    .option('--force', 'replace a config that is here already')
    .addHelpText('after', '\nExamples:\n  $ seaworthy init\n  $ seaworthy init --force\n')
    .action(async ({ force }: { readonly force?: boolean }) => {
      const { init } = await import('../../gate/init/init.ts');
      const { found, written } = await init({ cwd: cli.terminal.cwd, force });
      await cli.terminal.out(
        `${whatWasFound(found).join('\n')}\n\nWrote ${written.join(' and ')}.\n${nextSteps}`,
      );
    });
}

const nextSteps = `
Next:
  1. Read both files; fill in what stands as a comment.
  2. seaworthy gate --stage pr      judges what needs no preview group
  3. seaworthy gate --stage ship    judges everything before the switch
`;

function whatWasFound(found: Found): readonly string[] {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['migrations', found.migrations],
    ['API descriptions', found.apis],
    ['queries', found.queries],
    ['captures', found.captures],
    [
      'routers',
      found.routers.map(
        ({ file, cookies, headers }) => `${file} (${[...cookies, ...headers].join(', ') || 'no marks'})`,
      ),
    ],
    ['packages', found.packages.map(({ file }) => file)],
  ];
  return [
    `Found in ${found.service}:`,
    ...rows.map(([what, names]) => `  ${what.padEnd(17)} ${names.length === 0 ? 'none' : names.join(', ')}`),
  ];
}
