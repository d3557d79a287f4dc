import { readFileSync } from 'node:fs';

/** Version of this package, read from the nearest package.json above (source tree or dist). */
export const version: string = readVersion();

function readVersion(): string {
  for (const up of ['../package.json', '../../package.json']) {
    try {
      const found = JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (found.name === 'seaworthy' && found.version !== undefined) return found.version;
    } catch {
      // not here: look one folder further up
    }
  }
  return '0.0.0';
}
