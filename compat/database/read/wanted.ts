/** Which files of a folder have to do with migrations. Pure. */
import { maybeChangelog } from './changelog.ts';
import { isProgram } from './programs.ts';

export function isSql({ name }: { readonly name: string }): boolean {
  return /\.sql$/i.test(name);
}

/** Settings that stand beside the steps. */
function isSetting(name: string): boolean {
  return /\.sql\.conf$|(?:^|\/)(?:metadata|migration_lock)\.toml$|(?:^|\/)atlas\.sum$/.test(name);
}

/** What is read of a folder. A file that is named by itself is read whatever its name. */
export function isWanted(name: string): boolean {
  return isSql({ name }) || isProgram({ name }) || maybeChangelog(name) || isSetting(name);
}
