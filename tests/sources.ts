import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Folders of the product, lowest layer first. */
export const layers = ['reports', 'capture', 'replay', 'compat', 'checklist', 'gate', 'cli'] as const;

/** TypeScript files below the given folders, relative to the project; tests are left out unless asked for. */
export function sources(
  folders: readonly string[],
  options: { readonly tests?: boolean } = {},
): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(
          (file) =>
            /\.tsx?$/.test(file) && (options.tests === true || !/\.(test|test-support)\.ts$/.test(file)),
        )
        .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
    )
    .sort();
}

export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
