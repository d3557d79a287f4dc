import type { Command } from 'commander';
import { resolve } from 'node:path';
import { HarnessError } from '../../../reports/index.ts';
import type { PagesOptions, Viewport } from '../../../replay/index.ts';
import type { Cli } from '../../cli.ts';
import { collect, share, whole } from '../../options.ts';
import { addReportingOptions, runTool } from '../../reporting.ts';
import { addGroupFlags, replayOptionsOf, type ReplayFlags } from './flags.ts';
import { runsFolderOf } from './usual-folders.ts';

interface PagesFlags extends ReplayFlags {
  readonly page?: readonly string[];
  readonly as?: string;
  readonly pagesMax?: number;
  readonly repeats?: number;
  readonly viewport?: readonly Viewport[];
  readonly allowHost?: readonly string[];
  readonly mask?: readonly string[];
  readonly ignoreMessage?: readonly string[];
  readonly screenshotDifferenceMax?: number;
  readonly browser?: string;
}

export function registerPages(replay: Command, cli: Cli): void {
  addGroupFlags(addReportingOptions(replay.command('pages')))
    .description(
      'open pages in a browser in both groups and compare errors, requests, files, looks and paints',
    )
    .option(
      '--page <path>',
      'page to open, as / or /ads?page=2; may be repeated. Default: captured ones',
      collect,
    )
    .option(
      '--as <identity>',
      'test identity of `replay.sessions` that opens the pages of --page; default: the one for `anonymous`',
    )
    .option(
      '--approved-routes <file>',
      'captured pages that may be opened; needed unless both groups are on loopback',
    )
    .option('--pages-max <n>', 'most pages opened; default 10', whole)
    .option('--repeats <n>', 'how often each page is opened in each arm; default 3', whole)
    .option(
      '--viewport <size>',
      'size of the window, as 390x844; may be repeated; default 1280x800',
      viewports,
    )
    .option(
      '--allow-host <host>',
      'host beside the groups that pages may call, as a CDN; may be repeated',
      collect,
    )
    .option('--mask <selector>', 'CSS selector of what screenshots leave out; may be repeated', collect)
    .option(
      '--ignore-message <text>',
      'console message that is no finding, `*` is any text; may be repeated',
      collect,
    )
    .option(
      '--screenshot-difference-max <share>',
      'share of the pixels of a screenful that may differ; default 0.0002',
      share,
    )
    .option('--browser <path>', 'Chromium to use; default: the one of the system')
    .addHelpText('after', examples)
    .action(async (flags: PagesFlags) => {
      const options = await pagesOptionsOf(cli, flags);
      const { replayPages } = await import('../../../replay/pages/replay-pages.ts');
      await runTool(cli, flags, (context, blobs) =>
        replayPages({ ...options, runsFolder: runsFolderOf(cli, flags), blobs }, context),
      );
    });
}

/** From the flags, then the config's `pages`, then its `replay`. */
async function pagesOptionsOf(cli: Cli, flags: PagesFlags): Promise<PagesOptions> {
  const { configuredPages } = await import('../../../gate/configured-replay.ts');
  const { cwd, env } = cli.terminal;
  const isNamed = flags.stable !== undefined && flags.preview !== undefined && flags.config === undefined;
  // With pages and groups named nothing of a config is needed.
  const capture = flags.capture ?? (flags.page !== undefined && isNamed ? [] : undefined);
  const configured = await replayOptionsOf(cli, { ...flags, ...(capture && { capture }) });
  const usesConfig = flags.config !== undefined || capture === undefined;
  const section = usesConfig ? await configuredPages({ cwd, env, file: flags.config }) : {};
  const own: Partial<PagesOptions> = {
    pages: flags.page,
    as: flags.as,
    pagesMax: flags.pagesMax,
    repeats: flags.repeats,
    viewports: flags.viewport,
    mask: flags.mask,
    ignoreMessages: flags.ignoreMessage,
    screenshotDifferenceMax: flags.screenshotDifferenceMax,
    browser: flags.browser && resolve(cwd, flags.browser),
    rateMax: flags.rateMax,
    approvedRoutes: flags.approvedRoutes && resolve(cwd, flags.approvedRoutes),
    // Named pages are all that is wanted, unless captures are named too.
    capture: flags.capture ? configured.capture : flags.page && [],
  };
  return {
    ...configured,
    ...section,
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
    allowedHosts: [...(section.allowedHosts ?? []), ...(flags.allowHost ?? [])],
  };
}

function viewports(value: string, earlier: readonly Viewport[] = []): Viewport[] {
  const [, width, height] = /^(\d{2,4})x(\d{2,4})$/.exec(value) ?? [];
  if (width !== undefined && height !== undefined) {
    return [...earlier, { width: Number(width), height: Number(height) }];
  }
  throw new HarnessError('usage', {
    what: `"${value}" is no size of a window.`,
    where: '--viewport',
    todo: 'Write it as 390x844.',
  });
}

const examples = `
Examples:
  $ seaworthy replay pages                               groups and captures from the config
  $ seaworthy replay pages --page / --page /ads --stable http://127.0.0.1:8700 --preview http://127.0.0.1:8700 \\
      --preview-cookie static-ssp-version=v1 --attest 'header:x-served-by=*-v1' -r text,html=pages.html

Only GET and HEAD leave the browser, and only to the groups and to --allow-host. What pages tried beyond that is
listed and is no finding. Needs Chromium (Debian: apt-get install chromium fonts-noto-cjk).
`;
