import { readdir, readFile, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { HarnessError } from '../../../reports/index.ts';
import { reasonIn } from '../../reason.ts';
import { readContract } from '../read/read-contract.ts';
import type { Consumer } from './consumer.ts';
import { consumerInContract } from './described-uses.ts';
import { consumerInPact } from './pact.ts';

const filesMax = 2000;
const bytesMax = 16 * 1024 * 1024;

/**
 * Consumer contracts in a folder: Pact files (version 2 to 4) and OpenAPI descriptions of the part that a consumer
 * uses, named after the consumer. Files of one consumer are one consumer.
 *
 * @throws {HarnessError} `input-unreadable` for a folder that is missing or holds none, `contract-unreadable` for a
 *   file that is neither.
 */
export async function readConsumers(folder: string, signal: AbortSignal): Promise<readonly Consumer[]> {
  const names = await contractNames(folder);
  if (names.length === 0) throw unusable(folder, 'The folder holds no consumer contracts.');
  const byName = new Map<string, Consumer>();
  for (const name of names) {
    signal.throwIfAborted();
    const { name: called, uses } = await readConsumer(join(folder, name), signal);
    byName.set(called, { name: called, uses: [...(byName.get(called)?.uses ?? []), ...uses] });
  }
  return [...byName.values()];
}

async function contractNames(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder, { recursive: true });
    return names
      .filter((name) => /\.(?:json|ya?ml)$/i.test(name))
      .sort()
      .slice(0, filesMax);
  } catch (cause) {
    throw unusable(folder, `The folder could not be read: ${reasonIn(cause)}.`, cause);
  }
}

async function readConsumer(file: string, signal: AbortSignal): Promise<Consumer> {
  const { size } = await stat(file);
  if (size > bytesMax) throw unusable(file, `The file is larger than ${bytesMax / 1024 / 1024} MiB.`);
  const pact = /\.json$/i.test(file) ? consumerInPact(parsed(await readFile(file, 'utf8'))) : undefined;
  return pact ?? consumerInContract(parse(file).name, await readContract(file, signal));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // the reading of contracts names the line
    return undefined;
  }
}

function unusable(where: string, what: string, cause?: unknown): HarnessError {
  return new HarnessError('input-unreadable', {
    what,
    where,
    todo: 'Name a folder with Pact files, or with OpenAPI files that are called after their consumers.',
    cause,
  });
}
