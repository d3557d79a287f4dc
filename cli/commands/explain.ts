import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { Explanation } from '../../gate/explain.ts';
import { HarnessError, directionOf, memoryBlobs, openReport, type Report } from '../../reports/index.ts';
import { findFormat } from '../../reports/formats/index.ts';
import type { Cli } from '../cli.ts';

export function registerExplain(program: Command, cli: Cli): void {
  program
    .command('explain')
    .description(
      'say why a rule or check matters and what to do instead, or show one result of a stored report',
    )
    .argument(
      '[name]',
      'id of a rule, check or format, or the fingerprint of a result; without it, list them all',
    )
    .option('--report <path>', 'stored report in which a fingerprint is looked up', 'seaworthy-report')
    .addHelpText(
      'after',
      '\nExamples:\n  $ seaworthy explain\n  $ seaworthy explain column-dropped\n  $ seaworthy explain 3f0c2a91b7d4e865\n',
    )
    .action(async (name: string | undefined, { report }: { readonly report: string }) => {
      if (name === undefined) await cli.terminal.out(await list());
      else if (/^[0-9a-f]{16}$/.test(name)) await showResult(cli, name, resolve(cli.terminal.cwd, report));
      else await cli.terminal.out(page(await find(name)));
    });
}

/** @throws {HarnessError} `usage` */
async function find(name: string): Promise<Explanation> {
  const { explanations } = await import('../../gate/explain.ts');
  const { suggestion } = await import('../../gate/config/validate.ts');
  const all = explanations();
  const found = all.find(({ id }) => id === name);
  if (found !== undefined) return found;
  throw new HarnessError('usage', {
    what: `"${name}" is no rule, check or format.`,
    todo: suggestion(
      name,
      all.map(({ id }) => id),
    ),
  });
}

async function list(): Promise<string> {
  const { explanations } = await import('../../gate/explain.ts');
  const rows = explanations().map(({ id, kind, title }) => `  ${id.padEnd(36)} ${kind.padEnd(15)} ${title}`);
  return `${rows.join('\n')}\n`;
}

function page({ id, kind, title, level, states, why, fix, examples }: Explanation): string {
  const head = [`${id}  (${kind}${level === undefined ? '' : `, ${level}`})`, `  ${title}`];
  const direction = states && directionOf(states);
  const parts = [
    direction === undefined ? undefined : `When it breaks\n  ${direction}`,
    why === undefined ? undefined : `Why\n  ${why}`,
    fix === undefined ? undefined : `What to do\n  ${fix}`,
    ...examples.map(
      ({ verdict, title: name, text }) =>
        `Example${verdict === '' ? '' : `, ${verdict}`}: ${name}\n${indented(text)}`,
    ),
  ];
  return `${[head.join('\n'), ...parts.filter((part) => part !== undefined)].join('\n\n')}\n`;
}

function indented(text: string): string {
  return text.replace(/^/gm, '    ');
}

/** The one result, rendered as text by the format that renders reports. */
async function showResult(cli: Cli, fingerprint: string, path: string): Promise<void> {
  const { report, blobs } = await openReport(path);
  const result = report.results.find((candidate) => candidate.fingerprint === fingerprint);
  if (result === undefined) {
    throw new HarnessError('usage', {
      what: `No result has the fingerprint ${fingerprint}.`,
      where: path,
      todo: 'Name another report with --report.',
    });
  }
  const alone: Report = { ...report, results: [result] };
  const format = findFormat('text');
  for await (const { chunk } of format.render(alone, blobs ?? memoryBlobs(), { color: cli.terminal.color })) {
    await cli.terminal.out(chunk);
  }
}
