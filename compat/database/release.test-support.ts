/** Small releases in a folder that is gone after the tests. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Report, Result, RunContext } from '../../reports/index.ts';
import { compatDatabase } from './compat-database.ts';
import type { CompatDatabaseOptions } from './options.ts';
import { databaseRules } from './rules/index.ts';

export const folder = mkdtempSync(join(inject('runFolder'), 'compat-'));

export const context: RunContext = {
  signal: new AbortController().signal,
  onProgress: () => {},
  now: () => new Date(),
};

/** The first migration of most of them. */
export const init = 'CREATE TABLE orders (id int PRIMARY KEY, note text, email text);';

let made = 0;

/** Files by name, in a folder of their own. */
export function write(files: Readonly<Record<string, string>>): string {
  const path = join(folder, String((made += 1)));
  mkdirSync(path);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

/** What a statement locks has its own tests. */
const locksOff = Object.fromEntries(
  databaseRules.filter(({ on }) => on === 'release').map(({ id }) => [id, 'off'] as const),
);

/** The baseline is the candidate's first migration, unless the options say otherwise. */
export function run(
  options: Partial<CompatDatabaseOptions> & { readonly candidate: string },
  with_ = context,
): Promise<Report> {
  const baseline = `${options.candidate}:first=1`;
  const levels = { ...locksOff, ...options.levels };
  return compatDatabase({ subject: { service: 'shop' }, baseline, ...options, levels }, with_);
}

export function findings({ results }: Report): Result[] {
  return results.filter(({ outcome }) => outcome !== 'pass');
}
