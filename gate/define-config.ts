import type { Config } from './config/config.ts';

export type * from './config/config.ts';

/** Gives `seaworthy.config.ts` its types. Returns its argument. */
export function defineConfig(config: Config): Config {
  return config;
}
