import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { HarnessError } from '../../reports/index.ts';
import type { Config } from './config.ts';
import { interpolate } from './interpolate.ts';
import type { ReadConfig } from './parse-config.ts';

/** Names that are looked for, in this order, from the working folder upwards. */
export const configNames = [
  'seaworthy.config.ts',
  'seaworthy.config.js',
  'seaworthy.config.yaml',
  'seaworthy.config.yml',
  'seaworthy.config.json',
] as const;

export interface LoadedConfig {
  readonly config: Config;
  /** Absolute path of the file. */
  readonly file: string;
  /** Folder of the file; its relative paths start here. */
  readonly folder: string;
}

export interface LoadOptions {
  readonly cwd: string;
  /** Explicit file; else the nearest of `configNames`. */
  readonly file?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Text to use instead of the file's content: the base revision's, in an untrusted run. */
  readonly textOf?: (file: string) => Promise<string | undefined>;
}

/** Path of the nearest config file, or undefined. */
export function findConfig(cwd: string, names: readonly string[] = configNames): string | undefined {
  const found = names.map((name) => join(cwd, name)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  return dirname(cwd) === cwd ? undefined : findConfig(dirname(cwd), names);
}

/**
 * Reads, fills in and checks a config.
 *
 * @throws {HarnessError} `config-unusable` when there is none or it is wrong; the message names file, line and remedy.
 */
export async function loadConfig(options: LoadOptions): Promise<LoadedConfig> {
  const untrusted = options.textOf !== undefined;
  const file =
    options.file === undefined
      ? findConfig(options.cwd, namesFor(untrusted))
      : resolve(options.cwd, options.file);
  if (file === undefined || !existsSync(file)) throw noConfig(options, untrusted);
  const { value, locate } = await readConfig(file, options);
  const { validateConfig } = await import('./validate.ts');
  const folder = dirname(file);
  const filled = interpolate(value, { env: options.env, folder, allowSecrets: !untrusted });
  return { config: validateConfig(filled, basename(file), locate), file, folder };
}

/** An untrusted run executes no code of the pull request, so only data formats count. */
function namesFor(untrusted: boolean): readonly string[] {
  return untrusted ? configNames.filter((name) => !isCode(name)) : configNames;
}

function isCode(file: string): boolean {
  return ['.ts', '.js', '.mts', '.mjs'].includes(extname(file));
}

function noConfig({ file, cwd }: LoadOptions, untrusted: boolean): HarnessError {
  return new HarnessError('config-unusable', {
    what: file === undefined ? 'There is no Seaworthy config here.' : 'The config file does not exist.',
    where: file ?? cwd,
    todo: untrusted
      ? 'An untrusted run reads only seaworthy.config.yaml or .json; keep the policy in one of these.'
      : 'Run `seaworthy init` to write one, or name it with --config.',
  });
}

async function readConfig(file: string, options: LoadOptions): Promise<ReadConfig> {
  if (isCode(file)) {
    if (options.textOf !== undefined) throw noConfig({ ...options, file }, true);
    return { value: await importConfig(file), locate: () => undefined };
  }
  const text = options.textOf === undefined ? readText(file) : await options.textOf(file);
  if (text === undefined) throw noConfig({ ...options, file }, true);
  const { parseConfig } = await import('./parse-config.ts');
  return parseConfig(file, text);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new HarnessError('config-unusable', {
      what: 'The config file cannot be read.',
      where: file,
      todo: 'Check the path and its permissions.',
      cause,
    });
  }
}

async function importConfig(file: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  // a config may import `seaworthy/config` although the package is installed elsewhere, as with npx
  const alias = {
    'seaworthy/config': fileURLToPath(
      new URL(`../define-config${extname(import.meta.url)}`, import.meta.url),
    ),
  };
  try {
    const module = await createJiti(pathToFileURL(file).href, { alias }).import<{ default?: unknown }>(file);
    if (module.default !== undefined) return module.default;
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new HarnessError('config-unusable', {
      what: `The config cannot be loaded: ${reason}`,
      where: file,
      todo: 'Correct the file; it must export a config with `export default defineConfig({ … })`.',
      cause,
    });
  }
  throw new HarnessError('config-unusable', {
    what: 'The config has no default export.',
    where: file,
    todo: 'Write `export default defineConfig({ … })`.',
  });
}
