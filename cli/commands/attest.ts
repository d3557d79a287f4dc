import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { Cli } from '../cli.ts';

interface AttestOptions {
  readonly note: string;
  readonly who?: string;
  readonly records?: string;
  readonly artifact?: string;
  readonly config?: string;
}

export function registerAttest(program: Command, cli: Cli): void {
  program
    .command('attest')
    .description(
      'vouch for a manual item of the checklist; the attestation is bound to the content and void when that changes',
    )
    .argument('<item>', 'id of the item, for example BLD-07')
    .requiredOption('--note <text>', 'what was looked at and what was found')
    .option('--who <name>', 'who vouches; default: the CI user, else the git user')
    .option('--artifact <file>', 'bind to the SHA-256 of this file instead of the git tree')
    .option(
      '--records <place>',
      'folder or postgres:// URL with attestations; default: from the config, else .seaworthy',
    )
    .option('-c, --config <file>', 'config file')
    .addHelpText(
      'after',
      '\nExamples:\n  $ seaworthy attest BLD-07 --note "normal, boundary and unrelated features tested on staging"\n',
    )
    .action(async (item: string, options: AttestOptions) => {
      const { attestItem } = await import('../../gate/attest.ts');
      const { cwd, env } = cli.terminal;
      const artifact = options.artifact && resolve(cwd, options.artifact);
      const attestation = await attestItem({ item, ...options, artifact, cwd, env, now: cli.terminal.now() });
      const { who, identity, boundTo } = attestation;
      await cli.terminal.out(`${item} is attested by ${who} (${identity}) for ${boundTo}.\n`);
      if (identity === 'claimed') {
        cli.terminal.err('The name was typed, not proven: in CI this attestation satisfies no blocker.\n');
      }
    });
}
