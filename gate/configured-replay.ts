import { resolve } from 'node:path';
import { captureAt } from '../capture/capture-paths.ts';
import type { CapacityOptions, PagesOptions, ReplayOptions } from '../replay/index.ts';
import { loadConfig, type LoadOptions } from './config/load.ts';
import { subjectOf } from './subject.ts';
import { replayOptions } from './wiring.ts';

/** The replay that the config describes, for running it alone. @throws {HarnessError} `config-unusable` */
export async function configuredReplay(options: LoadOptions): Promise<ReplayOptions> {
  const { config, folder } = await loadConfig(options);
  const output = resolve(folder, config.output ?? 'seaworthy-report');
  return replayOptions(config, { folder, output, subject: await subjectOf(config, folder) });
}

/** What the config says of pages beside `replay`. @throws {HarnessError} `config-unusable` */
export async function configuredPages(options: LoadOptions): Promise<Partial<PagesOptions>> {
  const { config, folder } = await loadConfig(options);
  const { capture, approvedRoutes, browser, ...rest } = config.pages ?? {};
  return {
    ...rest,
    ...(capture !== undefined && { capture: capture.map((name) => captureAt(folder, name)) }),
    ...(typeof approvedRoutes === 'string'
      ? { approvedRoutes: resolve(folder, approvedRoutes) }
      : approvedRoutes && { approvedRoutes }),
    ...(browser !== undefined && { browser: resolve(folder, browser) }),
  };
}

/** What the config says of a load beside `replay`. @throws {HarnessError} `config-unusable` */
export async function configuredCapacity(options: LoadOptions): Promise<Partial<CapacityOptions>> {
  const { config, folder } = await loadConfig(options);
  const { file, ...rest } = config.capacity ?? {};
  return { ...rest, ...(file !== undefined && { file: resolve(folder, file) }) };
}
