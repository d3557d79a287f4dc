import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { HarnessError } from '../../reports/index.ts';
import { reasonIn } from '../reason.ts';
import type { ExpectedChange } from './expected-changes.ts';

/**
 * Expected changes from a YAML or JSON file: a list of mappings.
 *
 * @throws {HarnessError} `config-unusable` for a file that is missing, broken or no list.
 */
export async function readExpected(file: string): Promise<readonly ExpectedChange[]> {
  let value: unknown;
  try {
    value = parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw unusable(file, `The file could not be read: ${reasonIn(cause)}.`, cause);
  }
  if (value === null) return [];
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'object' && one !== null))
    throw unusable(file, 'Expected changes are a list of mappings.');
  return value as ExpectedChange[];
}

function unusable(where: string, what: string, cause?: unknown): HarnessError {
  const todo = 'Write a list of entries with rule, at, reason, owner and expires.';
  return new HarnessError('config-unusable', { what, where, todo, cause });
}
