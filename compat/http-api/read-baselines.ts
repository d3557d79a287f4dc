import { type BaselineFiles, baselinesAt, isElsewhere } from '../baselines/baselines.ts';
import type { Contract } from './contract.ts';
import type { CompatApiOptions } from './options.ts';
import type { ContractSource } from './read/contract-source.ts';
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
  { baseline, history, releases, baselineHosts, subject }: CompatApiOptions,
  signal: AbortSignal,
): Promise<readonly [NamedContract, ...NamedContract[]]> {
  if (!isElsewhere(baseline)) return [{ name: baseline, contract: await readContract(baseline, signal) }];
  const [first, ...others] = await baselinesAt(baseline, {
    history,
    releases,
    baselineHosts,
    subject,
    signal,
  });
  const earlier: NamedContract[] = [];
  for (const one of others) earlier.push(await named(one));
  return [await named(first), ...earlier];
}

async function named(files: BaselineFiles): Promise<NamedContract> {
  return { name: files.name, contract: await contractFrom(sourceOf(files)) };
}

/** Files that are read already; references lead to these alone. */
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
