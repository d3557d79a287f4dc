import type { Command } from 'commander';
import type { Cli } from '../../cli.ts';
import { duration, required } from '../../options.ts';
import { addLiveFlags, runLive, type LiveFlags } from './live-flags.ts';

interface ProxyFlags extends LiveFlags {
  readonly upstream?: string;
  readonly upstreamTimeout?: number;
}

export function registerProxy(capture: Command, cli: Cli): void {
  const proxy = capture
    .command('proxy')
    .description('record GET and HEAD requests as a reverse proxy in front of a server')
    .option('--upstream <url>', 'the server that answers, as http://127.0.0.1:8080')
    .option('--upstream-timeout <duration>', 'silence of the server that gives 504; default 60s', duration);
  addLiveFlags(proxy, '127.0.0.1:9000')
    .addHelpText('after', examples)
    .action(async (flags: ProxyFlags) => {
      const { captureProxy } = await import('../../../capture/index.ts');
      const own = {
        upstream: required(flags.upstream, '--upstream', 'Name the server that answers.'),
        upstreamTimeoutMs: flags.upstreamTimeout,
      };
      await runLive(cli, flags, (options, context) => captureProxy({ ...options, ...own }, context));
    });
}

const examples = `
Everything is passed on; bodies are never recorded, and private values become keyed hashes. When the disk is slow
or full, records are dropped and counted, and the traffic goes on.

Examples:
  $ seaworthy capture proxy --upstream http://127.0.0.1:8080 --out captures
  $ seaworthy capture proxy --listen 127.0.0.1:9000 --upstream http://127.0.0.1:8080 --out captures --for 15m --gzip
  $ seaworthy capture inspect 'captures/*'
`;
