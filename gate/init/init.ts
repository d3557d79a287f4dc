import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { starterChecklist } from '../../checklist/index.ts';
import { HarnessError } from '../../reports/index.ts';
import { configNames } from '../config/load.ts';
import { configText } from './config-text.ts';
import { detect } from './detect.ts';
import type { Found } from './found.ts';

export interface InitOptions {
  readonly cwd: string;
  /** Replaces files that are there. Default: false. */
  readonly force?: boolean;
}

export interface InitOutcome {
  readonly found: Found;
  /** Files that were written, relative to `cwd`. */
  readonly written: readonly string[];
}

const configFile = 'seaworthy.config.yaml';
const checklistFile = 'release-checklist.yaml';

/**
 * Looks at a folder and writes a config and a checklist that fit it.
 *
 * @throws {HarnessError} `usage` when there is a config already and `force` is not set.
 */
export async function init({ cwd, force = false }: InitOptions): Promise<InitOutcome> {
  const there = [...configNames, checklistFile].find((name) => existsSync(join(cwd, name)));
  if (there !== undefined && !force) {
    throw new HarnessError('usage', {
      what: `${there} is here already.`,
      where: cwd,
      todo: 'Edit it, or replace it with --force.',
    });
  }
  const found = await detect(cwd);
  writeFileSync(join(cwd, configFile), configText(found, checklistFile));
  writeFileSync(join(cwd, checklistFile), starterChecklist(found));
  return { found, written: [configFile, checklistFile] };
}
