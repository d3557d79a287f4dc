import { resolve } from 'node:path';
import { nearPath, type Subject } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';

/** What is compared. */
export interface Sides {
  readonly baseline?: string;
  readonly candidate: string;
  readonly service?: string;
}

export async function subjectFor(
  { terminal }: Cli,
  { service, baseline, candidate }: Sides,
): Promise<Subject> {
  const { subjectAt } = await import('../../../gate/subject.ts');
  const { shownSource } = await import('../../../compat/database/read/source.ts');
  return {
    ...(await subjectAt({ cwd: terminal.cwd, env: terminal.env, service })),
    baseline: baseline && shownSource(baseline),
    candidate: shownSource(candidate),
  };
}

/** Relative paths are relative to where the command runs; revisions of git and addresses stay as they are. */
export function source({ terminal }: Cli, spec: string): string {
  return /^(?:git:|history:|\w+:\/\/)/.test(spec) ? spec : nearPath(resolve(terminal.cwd, spec));
}
