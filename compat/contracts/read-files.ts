import { dirname, join } from 'node:path';
import { HarnessError } from '../../reports/index.ts';
import { readFiles } from '../sources/text-files.ts';
import { openSource } from '../http-api/read/contract-source.ts';
import { parsePlace } from '../sources/source-place.ts';
import type { ContractFiles } from './kind.ts';
import { contractKinds } from './kinds.ts';

const bytesMax = 64 * 1024 * 1024;

/**
 * Files of a path or of a git revision (`git:REVISION:path`): those of one kind, of all kinds where none is named.
 *
 * @throws {HarnessError} `input-unreadable` when nothing is there, or more than 64 MiB.
 */
export async function readContractFiles(
  spec: string,
  kind: string | undefined,
  signal: AbortSignal,
): Promise<ContractFiles> {
  const source = parsePlace(spec);
  const kinds = contractKinds.filter(({ id }) => kind === undefined || id === kind);
  const found = await readFiles(source, (name) => kinds.some((one) => one.reads(name)), signal);
  const files = [...found].sort((a, b) => (a.name < b.name ? -1 : 1));
  const bytes = files.reduce((sum, { text }) => sum + text.length, 0);
  if (files.length === 0 || bytes > bytesMax) {
    throw new HarnessError('input-unreadable', {
      what: bytes > bytesMax ? 'The contract is larger than 64 MiB.' : 'No contract is there.',
      where: spec,
      todo: `Name a file or a folder with ${kinds.map(({ title }) => title).join(' or ')}.`,
    });
  }
  const isOneFile = files.length === 1 && source.path.endsWith(files[0]?.name ?? '');
  const prefix = source.revision === undefined ? '' : `git:${source.revision}:`;
  const folder = isOneFile ? dirname(source.path) : source.path;
  const beside = openSource(prefix + join(folder, 'any'), signal);
  return {
    texts: new Map(files.map(({ name, text }) => [name, text])),
    display: (name) => prefix + join(folder, name),
    readBeside: (name) => beside.read(name),
  };
}
