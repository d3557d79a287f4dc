import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { Caller } from '../../../compat/index.ts';
import { nearPath, type Subject } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { collect } from '../../options.ts';

/** What is compared. */
export interface Sides {
  readonly baseline?: string;
  readonly candidate: string;
  readonly service?: string;
}

export interface CallerFlags {
  readonly caller?: readonly string[];
}

export function addCallerOption(command: Command): Command {
  const help = 'service that calls this one and must be told; may be repeated; default: as the config says';
  return command.option('--caller <name>', help, collect);
}

export async function subjectFor(cli: Cli, sides: Sides): Promise<Subject> {
  return (await subjectAndCallers(cli, sides)).subject;
}

/** With those that call the service: as `callers` names them, else as the nearest config says. */
export async function subjectAndCallers(
  { terminal }: Cli,
  { service, baseline, candidate, caller }: Sides & CallerFlags,
): Promise<{ readonly subject: Subject; readonly callers: readonly Caller[] }> {
  const { subjectAndCallersAt } = await import('../../../gate/subject.ts');
  const { shownSource } = await import('../../../compat/database/read/source.ts');
  const { subject, callers } = await subjectAndCallersAt({ cwd: terminal.cwd, env: terminal.env, service });
  const sides = { baseline: baseline && shownSource(baseline), candidate: shownSource(candidate) };
  const named = caller?.map((name) => ({ name, source: 'named in the command' }));
  return { subject: { ...subject, ...sides }, callers: named ?? callers };
}

/** Relative paths are relative to where the command runs; revisions of git and addresses stay as they are. */
export function source({ terminal }: Cli, spec: string): string {
  return /^(?:git:|history:|\w+:\/\/)/.test(spec) ? spec : nearPath(resolve(terminal.cwd, spec));
}
