import { resolve } from 'node:path';
import type { ReplayOptions } from '../replay/index.ts';
import { loadConfig, type LoadOptions } from './config/load.ts';
import { subjectOf } from './subject.ts';
import { replayOptions } from './wiring.ts';

/** The replay that the config describes, for running it alone. @throws {HarnessError} `config-unusable` */
export async function configuredReplay(options: LoadOptions): Promise<ReplayOptions> {
  const { config, folder } = await loadConfig(options);
  const output = resolve(folder, config.output ?? 'seaworthy-report');
  return replayOptions(config, { folder, output, subject: await subjectOf(config, folder) });
}
