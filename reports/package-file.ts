import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of a file of this package, whether it runs from the source tree or from `dist`. */
export function packageFile(path: string): string {
  return join(packageRoot, path);
}

const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest)) {
    const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string };
    if (name === 'seaworthy') return folder;
  }
  const parent = dirname(folder);
  return parent === folder ? folder : findRoot(parent);
}
