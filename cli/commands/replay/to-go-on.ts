import { relative } from 'node:path';
import type { Report } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';

/** After a run that was cut short, whoever or whatever did it: the command that sends the rest. */
export function sayHowToGoOn({ terminal }: Cli, { results }: Report, folder: string): void {
  const wasCutShort = results.some(({ rule, outcome }) => rule === 'run-stopped' && outcome !== 'pass');
  if (!wasCutShort) return;
  terminal.err(`to go on: seaworthy replay resume ${relative(terminal.cwd, folder) || '.'}\n`);
}
