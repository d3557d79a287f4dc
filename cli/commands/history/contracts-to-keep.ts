import { resolve } from 'node:path';
import type { ContractToKeep } from '../../../compat/index.ts';
import type { Cli } from '../../cli.ts';
import { source } from '../compat/sides.ts';

/** Contracts that are named by flags, and those that the nearest config compares with `history:NAME`. */
export async function contractsToKeep(
  cli: Cli,
  named: Readonly<Record<string, string>> = {},
): Promise<readonly ContractToKeep[]> {
  const flags = Object.entries(named).map(([name, spec]) => ({ name, source: source(cli, spec) }));
  const configured = await configuredContracts(cli);
  return [...flags, ...configured.filter(({ name }) => named[name] === undefined)];
}

async function configuredContracts({ terminal: { cwd, env } }: Cli): Promise<readonly ContractToKeep[]> {
  const { findConfig, loadConfig } = await import('../../../gate/config/load.ts');
  if (findConfig(cwd) === undefined) return [];
  const { config, folder } = await loadConfig({ cwd, env });
  const { api = [], contracts = [] } = config.compat ?? {};
  const all = [...api.map((one) => ({ ...one, kind: 'openapi' })), ...contracts];
  return all.flatMap(({ baseline, candidate, kind }) => {
    const [, name] = /^history:(.+)$/s.exec(baseline) ?? [];
    return name === undefined
      ? []
      : [{ name, source: candidate.startsWith('git:') ? candidate : resolve(folder, candidate), kind }];
  });
}
