/**
 * A lock in a folder of files, without a server and safe against crashed owners.
 *
 * Each taking of the lock is a file `<generation>.json` that only one taker can create; the highest
 * generation is the lock. Renewing or releasing rewrites the own file, so nobody ever removes a file that
 * may be somebody's live lock.
 */
import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '../harness-error.ts';
import { makeFolder } from '../make-folder.ts';
import { replaceFile } from '../replace-file.ts';
import type { Lock, LockRequest } from './record-store.ts';

interface Holding {
  readonly owner: string;
  readonly token: string;
  readonly expiresAtMs: number;
}

/** The lock kept in `folder`, or undefined while it is held. */
export async function lockFolder(
  folder: string,
  name: string,
  request: LockRequest,
): Promise<Lock | undefined> {
  makeFolder(folder);
  const newest = await newestGeneration(folder);
  if (newest > 0) {
    const held = await readHolding(folder, newest);
    if (held === undefined || held.expiresAtMs > Date.now()) return undefined;
  }
  const holding = { owner: request.owner, token: randomUUID(), expiresAtMs: Date.now() + request.ttlMs };
  const generation = newest + 1;
  if (!(await take(folder, generation, holding))) return undefined;
  if ((await newestGeneration(folder)) !== generation) {
    // A late taker re-created a generation that was cleared away long ago; the newer one holds.
    await rm(fileOf(folder, generation), { force: true });
    return undefined;
  }
  await clearBefore(folder, generation);
  return holdingLock({ folder, name, generation, holding });
}

function holdingLock(taken: {
  readonly folder: string;
  readonly name: string;
  readonly generation: number;
  readonly holding: Holding;
}): Lock {
  const { folder, generation, holding } = taken;
  const rewrite = async (expiresAtMs: number): Promise<boolean> => {
    await replaceFile(fileOf(folder, generation), [JSON.stringify({ ...holding, expiresAtMs })]);
    // Looked at after the write: whoever took it meanwhile has the newer file, and this one means nothing.
    return (await newestGeneration(folder)) === generation;
  };
  return {
    name: taken.name,
    owner: holding.owner,
    renew: (ttlMs) => rewrite(Date.now() + ttlMs),
    release: async () => {
      await rewrite(0);
    },
  };
}

function fileOf(folder: string, generation: number): string {
  return join(folder, `${generation}.json`);
}

async function newestGeneration(folder: string): Promise<number> {
  const names = await readdir(folder);
  return names.reduce((newest, name) => Math.max(newest, generationOf(name)), 0);
}

function generationOf(name: string): number {
  return Number(/^(\d+)\.json$/.exec(name)?.[1] ?? 0);
}

/** Creates the file with its content in one step, so that no reader ever sees it empty. */
async function take(folder: string, generation: number, holding: Holding): Promise<boolean> {
  const draft = join(folder, `${holding.token}.draft`);
  try {
    await replaceFile(draft, [JSON.stringify(holding)]);
    await link(draft, fileOf(folder, generation));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Undefined when a newer taker cleared it away meanwhile. */
async function readHolding(folder: string, generation: number): Promise<Holding | undefined> {
  const file = fileOf(folder, generation);
  try {
    const found = JSON.parse(await readFile(file, 'utf8')) as Partial<Holding> | null;
    if (typeof found?.expiresAtMs !== 'number') throw new SyntaxError('no expiry');
    return found as Holding;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new HarnessError('store-failed', {
      what: 'A lock file is corrupt.',
      where: file,
      todo: 'Delete the file when no run is at work.',
      cause,
    });
  }
}

async function clearBefore(folder: string, generation: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const old = generationOf(name);
    if (old > 0 && old < generation) await rm(join(folder, name), { force: true });
  }
}
