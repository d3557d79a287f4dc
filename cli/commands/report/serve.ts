import { once } from 'node:events';
import type { Command } from 'commander';
import { HarnessError, serveRuns, type Access } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { required } from '../../options.ts';
import type { Terminal } from '../../terminal.ts';
import { withRun } from '../../with-run.ts';
import { addStoreOption, withRuns, type StoreOption } from './run-place.ts';

interface ServeFlags extends StoreOption {
  readonly host: string;
  readonly port: number;
  readonly tokenEnv?: string;
  readonly trustedProxyHeader?: string;
  readonly trustedProxy?: string;
}

export function registerServe(report: Command, cli: Cli): void {
  addStoreOption(report.command('serve'))
    .description('kept runs as read-only pages for a team: list, search, history, comparison')
    .option(
      '--host <address>',
      'where to listen; other than loopback asks for one of the next three',
      '127.0.0.1',
    )
    .option('--port <n>', 'port; 0 takes a free one', port, 4480)
    .option('--token-env <name>', 'variable with the token that visitors give, as bearer or in a form')
    .option('--trusted-proxy-header <name>', 'header by which a proxy says who asks')
    .option('--trusted-proxy <address>', 'the only address whose header is believed')
    .addHelpText('after', examples)
    .action((flags: ServeFlags) =>
      withRuns(cli, flags, (runs) => {
        const { terminal } = cli;
        const access = accessOf(flags, terminal);
        return withRun(
          terminal,
          async ({ signal }) => {
            const { host, port: wanted } = flags;
            const server = await serveRuns({
              runs,
              host,
              port: wanted,
              access,
              now: () => terminal.now(),
              onFault: (message) => terminal.err(`${message}\n`),
            });
            await terminal.out(`The runs are at ${server.url} until Ctrl-C.\n`);
            if (!signal.aborted) await once(signal, 'abort');
            await server.close();
          },
          'Stopping.\n',
        );
      }),
    );
}

function accessOf(flags: ServeFlags, { env }: Terminal): Access {
  const { tokenEnv, trustedProxyHeader: header, trustedProxy: address } = flags;
  if (tokenEnv !== undefined) {
    const token = env[tokenEnv] ?? '';
    if (token.length >= 16) return { kind: 'token', token };
    throw new HarnessError('usage', {
      what:
        token === '' ? `${tokenEnv} is not set.` : `The token in ${tokenEnv} is shorter than 16 characters.`,
      where: '--token-env',
      todo: 'Set it to a random text, for example of: openssl rand -hex 24',
    });
  }
  if (header === undefined && address === undefined) return { kind: 'open' };
  return {
    kind: 'proxy',
    header: required(
      header,
      '--trusted-proxy-header',
      'Name the header that the proxy sets for each visitor.',
    ),
    address: required(
      address,
      '--trusted-proxy',
      'Name the address of the proxy, or anybody could set the header.',
    ),
  };
}

function port(value: string): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number < 65_536) return number;
  throw new HarnessError('usage', {
    what: `"${value}" is no port.`,
    where: '--port',
    todo: 'Give 0 to 65535.',
  });
}

const examples = `
Examples:
  $ seaworthy report serve                                  the runs of this folder, for you alone
  $ seaworthy report serve --store "$RUNS_URL" --host 0.0.0.0 --token-env RUNS_TOKEN
  $ seaworthy report serve --host 10.0.0.5 --trusted-proxy-header X-User --trusted-proxy 10.0.0.2
`;
