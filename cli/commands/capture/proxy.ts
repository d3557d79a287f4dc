import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { HarnessError } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { duration, required } from '../../options.ts';
import { addLiveFlags, runLive, type LiveFlags } from './live-flags.ts';

interface ProxyFlags extends LiveFlags {
  readonly upstream?: string;
  readonly upstreamTimeout?: number;
  readonly upstreamCa?: string;
  readonly upstreamName?: string;
}

export function registerProxy(capture: Command, cli: Cli): void {
  const proxy = capture
    .command('proxy')
    .description('record GET and HEAD requests as a reverse proxy in front of a server')
    .option('--upstream <url>', 'the server that answers, as http://127.0.0.1:8080')
    .option('--upstream-timeout <duration>', 'silence of the server that gives 504; default 60s', duration)
    .option('--upstream-ca <file>', 'authorities (PEM) that may sign the certificate of the server')
    .option('--upstream-name <host>', 'name that its certificate must have; default: the host of --upstream');
  addLiveFlags(proxy, '127.0.0.1:9000')
    .addHelpText('after', examples)
    .action(async (flags: ProxyFlags) => {
      const { captureProxy } = await import('../../../capture/live/proxy.ts');
      const own = {
        upstream: required(flags.upstream, '--upstream', 'Name the server that answers.'),
        upstreamTimeoutMs: flags.upstreamTimeout,
        upstreamCa: flags.upstreamCa && (await readAuthorities(resolve(cli.terminal.cwd, flags.upstreamCa))),
        upstreamName: flags.upstreamName,
      };
      await runLive(cli, flags, (options, context) => captureProxy({ ...options, ...own }, context));
    });
}

async function readAuthorities(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new HarnessError('input-unreadable', {
      what: `The authorities cannot be read (${(cause as NodeJS.ErrnoException).code}).`,
      where: file,
      todo: 'Give a PEM file with --upstream-ca.',
      cause,
    });
  }
}

const examples = `
Everything is passed on; bodies are never recorded, and private values become keyed hashes. When the disk is slow
or full, records are dropped and counted, and the traffic goes on.

Examples:
  $ seaworthy capture proxy --upstream http://127.0.0.1:8080 --out captures
  $ seaworthy capture proxy --listen 127.0.0.1:9000 --upstream http://127.0.0.1:8080 --out captures --for 15m --gzip
  $ seaworthy capture inspect 'captures/*'
`;
