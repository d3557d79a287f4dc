import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Path of a file that users get. */
export function builtPath(module: string): string {
  return join(root, 'dist', `${module}.js`);
}

/** A module as users get it: what a loader makes of our sources is not what we measure. */
export async function built<Module>(module: string): Promise<Module> {
  return (await import(pathToFileURL(builtPath(module)).href)) as Module;
}
