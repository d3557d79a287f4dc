import { resolve } from 'node:path';
import type { Subject } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';

/** What is compared. */
export interface Sides {
  readonly baseline: string;
  readonly candidate: string;
  readonly service?: string;
}

export async function subjectFor(
  { terminal }: Cli,
  { service, baseline, candidate }: Sides,
): Promise<Subject> {
  const { subjectAt } = await import('../../../gate/index.ts');
  return { ...(await subjectAt({ cwd: terminal.cwd, env: terminal.env, service })), baseline, candidate };
}

/** Relative paths are relative to where the command runs; revisions of git stay as they are. */
export function source({ terminal }: Cli, spec: string): string {
  return spec.startsWith('git:') ? spec : resolve(terminal.cwd, spec);
}
