import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const ignored = new Set([
  'node_modules',
  'dist',
  'build',
  'target',
  'vendor',
  'coverage',
  'fixtures',
  '__fixtures__',
  'testdata',
  'test',
  'tests',
  '__tests__',
  'seaworthy-report',
]);
/** Where CI and owners are configured. */
const hiddenFolders = new Set(['.github', '.gitlab']);
const depthMax = 7;
const filesMax = 20_000;

/** Files below a folder, relative with `/`, sorted; hidden and built folders, foreign ones and those of tests are left out. At most 20,000. */
export function walk(folder: string): readonly string[] {
  const files: string[] = [];
  const visit = (path: string, depth: number): void => {
    for (const entry of entriesOf(join(folder, path))) {
      if (files.length >= filesMax) return;
      const child = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isFile()) files.push(child);
      else if (
        entry.isDirectory() &&
        depth < depthMax &&
        (!entry.name.startsWith('.') || hiddenFolders.has(entry.name)) &&
        !ignored.has(entry.name)
      ) {
        visit(child, depth + 1);
      }
    }
  };
  visit('', 0);
  return files.sort();
}

/** A folder that may not be entered holds nothing for us. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
