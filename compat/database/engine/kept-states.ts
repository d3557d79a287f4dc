/** States of databases in the cache folder: of an empty one, and of some after migrations. */
import { randomUUID } from 'node:crypto';
import { readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import { makeFolder } from '../../../reports/make-folder.ts';

/** About 2 MB each where the history inserts few rows. */
const statesMax = 8;

/** The content of the first of some states that is there and whole, and which one it is. */
export async function findState(
  folder: string,
  names: readonly string[],
): Promise<{ readonly name: string; readonly content: Uint8Array } | undefined> {
  const there = new Set(await readdir(folder).catch(() => []));
  for (const name of names.filter((one) => there.has(one))) {
    const path = join(folder, name);
    try {
      // The checksum of gzip tells a damaged file.
      const content = await promisify(gunzip)(await readFile(path));
      const now = new Date();
      await utimes(path, now, now).catch(() => {});
      return { name, content };
    } catch {
      await rm(path, { force: true });
    }
  }
  return undefined;
}

/**
 * Keeps a state, and removes those that were not used for longest. It may hold seed rows: only the user can read it.
 *
 * Two processes may do this at once: each writes its own file, and the last rename wins.
 */
export async function keepState(folder: string, name: string, content: Uint8Array): Promise<void> {
  const draft = join(folder, `${name}.${randomUUID()}`);
  try {
    makeFolder(folder, 0o700);
    const packed = await promisify(gzip)(content, { level: constants.Z_BEST_SPEED });
    await writeFile(draft, packed, { mode: 0o600 });
    await rename(draft, join(folder, name));
    await removeOldest(folder);
  } catch {
    // Without a cache it is slower, and nothing else.
    await rm(draft, { force: true }).catch(() => {});
  }
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('pglite-'));
  const used = await Promise.all(
    names.map(async (name) => ({
      path: join(folder, name),
      at: await stat(join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    })),
  );
  const oldest = used.toSorted((a, b) => b.at - a.at).slice(statesMax);
  await Promise.all(oldest.map(({ path }) => rm(path, { force: true })));
}
