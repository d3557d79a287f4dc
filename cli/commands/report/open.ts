import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { findFormat, HarnessError, openReport, type RunStore } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { renderAll, type Rendered } from '../../outputs.ts';
import { addSizeOption, sharedOptions, type ShowingOptions } from '../../reporting.ts';
import { openInBrowser } from './browser.ts';
import { addStoreOption, runNamed, usualFolder, withRuns, type StoreOption } from './run-place.ts';

export function registerOpen(report: Command, cli: Cli): void {
  addSizeOption(addStoreOption(report.command('open')))
    .description('draw the page of the newest run, and open it where a person is watching')
    .argument('[run]', `a report by path or id; default: the newest of ${usualFolder} and the store`)
    .addHelpText('after', examples)
    .action((name: string | undefined, flags: ShowingOptions & StoreOption) =>
      withRuns(cli, flags, async (runs) => {
        const { terminal } = cli;
        const found = name === undefined ? await newest(cli, runs) : await runNamed(cli, name, runs);
        const folder = join(terminal.cwd, '.seaworthy', 'open', found.report.runId.replace(/[^\w-]+/g, '-'));
        const file = join(folder, 'report.html');
        await renderAll(found, [{ format: findFormat('html'), file }], terminal, sharedOptions(flags));
        await terminal.out(`${file}\n`);
        if (terminal.interactive) openInBrowser(file);
      }),
    );
}

async function newest(cli: Cli, store: RunStore): Promise<Rendered> {
  const folder = resolve(cli.terminal.cwd, usualFolder);
  const usual = existsSync(folder) ? await openReport(folder) : undefined;
  const [kept] = (await store.list()).runs;
  const isKeptNewer = kept !== undefined && kept.head.endedAt > (usual?.report.endedAt ?? '');
  const found = isKeptNewer ? await store.open(kept.id) : usual;
  if (found !== undefined) return found;
  throw new HarnessError('report-unreadable', {
    what: `There is no report in ${usualFolder} and no run in the store.`,
    where: folder,
    todo: 'Name a report, or run seaworthy gate.',
  });
}

const examples = `
Without a terminal, and in CI, it only prints the path of the page.

Examples:
  $ seaworthy report open
  $ seaworthy report open replay/
`;
