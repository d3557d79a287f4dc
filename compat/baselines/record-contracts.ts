/** Puts the contracts of a release into the history. */
import type { RunContext } from '../../reports/index.ts';
import { readContractFiles } from '../contracts/read-files.ts';
import { openSource } from '../http-api/read/contract-source.ts';
import { contractFrom } from '../http-api/read/read-contract.ts';
import { keepContract } from './kept-contract.ts';

export interface ContractToKeep {
  /** As later in `history:NAME`. */
  readonly name: string;
  /** A file, a folder, or `git:REVISION:path`. */
  readonly source: string;
  /** `openapi`, or a kind of `compat contract`. Default: by the content and the names of the files. */
  readonly kind?: string | undefined;
}

export interface RecordContractsOptions {
  readonly service: string;
  readonly release: string;
  /** Folder or `postgres://` URL of the history. */
  readonly history: string;
  readonly contracts: readonly ContractToKeep[];
}

/**
 * Reads each contract, and keeps its files. An OpenAPI description is kept with the files that it refers to.
 *
 * @throws {HarnessError} `input-unreadable` or `contract-unreadable` for a contract, `store-failed` for the history.
 */
export async function recordContracts(
  { service, release, history, contracts }: RecordContractsOptions,
  { signal, now }: Pick<RunContext, 'signal' | 'now'>,
): Promise<void> {
  for (const { name, source, kind } of contracts) {
    const texts = await textsOf(source, kind, signal);
    const files = [...texts].map(([file, text]) => ({ name: file, text }));
    const recordedAt = now().toISOString();
    await keepContract(history, { format: 1, service, name, release, recordedAt, files });
  }
}

async function textsOf(
  source: string,
  kind: string | undefined,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  if (kind !== undefined && kind !== 'openapi') return (await readContractFiles(source, kind, signal)).texts;
  const isOpenApi =
    kind === 'openapi' || (/\.(?:ya?ml|json)$/i.test(source) && (await looksLikeOpenApi(source, signal)));
  return isOpenApi
    ? openApiTexts(source, signal)
    : (await readContractFiles(source, undefined, signal)).texts;
}

async function looksLikeOpenApi(source: string, signal: AbortSignal): Promise<boolean> {
  const opened = openSource(source, signal);
  return /^[\s{]*["']?(?:openapi|swagger)["']?\s*:/m.test(await opened.read(opened.main));
}

/** The main file first, then those that it refers to. */
async function openApiTexts(source: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const opened = openSource(source, signal);
  const texts = new Map<string, string>();
  await contractFrom({
    ...opened,
    async read(file) {
      const text = await opened.read(file);
      texts.set(file, text);
      return text;
    },
  });
  return texts;
}
