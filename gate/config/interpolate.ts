import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { HarnessError } from '../../reports/index.ts';

/** What `${…}` in a config may refer to. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the config file; `${file:…}` is relative to it. */
  readonly folder: string;
  /** False with `--untrusted`: no secret is read for a config that a stranger may have touched. */
  readonly allowSecrets: boolean;
}

const reference = /\$\{(env|file):([^}:]+)(?::-([^}]*))?\}/g;

/**
 * Replaces `${env:NAME}`, `${env:NAME:-default}` and `${file:PATH}` in every string of a config.
 *
 * @throws {HarnessError} `config-unusable` when a variable or file is missing and has no default.
 */
export function interpolate<T>(value: T, surroundings: Surroundings, path = ''): T {
  if (typeof value === 'string') return replaceAll(value, surroundings, path) as T;
  if (Array.isArray(value)) {
    return value.map((entry, index) => interpolate<unknown>(entry, surroundings, `${path}/${index}`)) as T;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, entry]) => [
      key,
      interpolate<unknown>(entry, surroundings, `${path}/${key}`),
    ]);
    return Object.fromEntries(entries) as T;
  }
  return value;
}

function replaceAll(text: string, surroundings: Surroundings, path: string): string {
  return text.replace(reference, (whole, kind: string, name: string, fallback: string | undefined) => {
    const found = surroundings.allowSecrets
      ? kind === 'env'
        ? surroundings.env[name]
        : readTrimmed(resolve(surroundings.folder, name))
      : undefined;
    if (found !== undefined) return found;
    if (fallback !== undefined) return fallback;
    throw new HarnessError('config-unusable', {
      what: surroundings.allowSecrets
        ? `The config refers to ${whole}, which is not set.`
        : `The config refers to ${whole}, which is not read in an untrusted run.`,
      where: path,
      todo:
        kind === 'env'
          ? `Set the environment variable ${name}, or give a default: \${env:${name}:-value}.`
          : `Create the file ${name}.`,
    });
  });
}

function readTrimmed(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
