import { type BaselineFiles, baselinesAt, isElsewhere } from '../baselines/baselines.ts';
import type { Contract } from './contract.ts';
import type { CompatApiOptions } from './options.ts';
import type { ContractSource } from './read/contract-source.ts';
import { type RemoteRules, withRemoteFiles } from './read/remote-source.ts';
import { contractFrom, readContract } from './read/read-contract.ts';

export interface NamedContract {
  readonly name: string;
  readonly contract: Contract;
}

/**
 * The contract to compare with, and after it those of releases before it.
 *
 * @throws {HarnessError} `contract-unreadable`, and what `baselinesAt` throws.
 */
export async function readBaselines(
  { baseline, history, releases, baselineHosts, refHosts, subject }: CompatApiOptions,
  signal: AbortSignal,
): Promise<readonly [NamedContract, ...NamedContract[]]> {
  if (!isElsewhere(baseline))
    return [{ name: baseline, contract: await readContract(baseline, signal, refHosts) }];
  const [first, ...others] = await baselinesAt(baseline, {
    history,
    releases,
    baselineHosts,
    subject,
    signal,
  });
  const earlier: NamedContract[] = [];
  const rules = { refHosts, signal };
  for (const one of others) earlier.push(await named(one, rules));
  return [await named(first, rules), ...earlier];
}

async function named(files: BaselineFiles, rules: RemoteRules): Promise<NamedContract> {
  return { name: files.name, contract: await contractFrom(withRemoteFiles(sourceOf(files), rules)) };
}

/** Files that are read already. */
function sourceOf({ name, texts }: BaselineFiles): ContractSource {
  const [main = 'contract'] = texts.keys();
  return {
    main,
    display: (file) => (texts.size === 1 ? name : `${name}: ${file}`),
    read(file) {
      const text = texts.get(file);
      return text === undefined ? Promise.reject(new Error(`no file ${file}`)) : Promise.resolve(text);
    },
  };
}
