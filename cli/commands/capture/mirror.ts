import type { Command } from 'commander';
import type { Cli } from '../../cli.ts';
import { addLiveFlags, runLive, type LiveFlags } from './live-flags.ts';

interface MirrorFlags extends LiveFlags {
  readonly printNginx?: true;
}

export function registerMirror(capture: Command, cli: Cli): void {
  const mirror = capture
    .command('mirror')
    .description('record the copies of GET and HEAD requests that nginx `mirror` sends')
    .option('--print-nginx', 'print the configuration that nginx needs, and record nothing');
  addLiveFlags(mirror, '127.0.0.1:9001')
    .addHelpText('after', examples)
    .action(async (flags: MirrorFlags) => {
      const { captureMirror } = await import('../../../capture/live/mirror.ts');
      const { nginxSnippet } = await import('../../../capture/live/nginx-snippet.ts');
      if (flags.printNginx === true) await cli.terminal.out(nginxSnippet(flags.listen));
      else await runLive(cli, flags, captureMirror);
    });
}

const examples = `
nginx copies requests only, so the records have no status, duration and reply size.

Examples:
  $ seaworthy capture mirror --print-nginx                       paste its parts into the nginx configuration
  $ seaworthy capture mirror --out captures                      then reload nginx
  $ seaworthy capture mirror --listen 127.0.0.1:9001 --out captures --retain-days 7
`;
