import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '../harness-error.ts';
import { replaceFile } from '../replace-file.ts';
import { storing } from '../store-fault.ts';
import { lockFolder } from './folder-lock.ts';
import { checkName, recordJson } from './record-name.ts';
import type { RecordStore, StoredRecord } from './record-store.ts';

/**
 * Keeps records as files: `<folder>/<kind>/<key>-<hash of key>.json`, readable by people and git.
 *
 * Several processes may use one folder at a time, also on a network drive that has hard links.
 */
export function folderRecords(folder: string): RecordStore {
  const fileOf = (kind: string, key: string): string => join(folder, kind, `${fileName(key)}.json`);
  return {
    put: (kind, key, value) =>
      guarded(fileOf(kind, key), async () => {
        checkName(kind, key);
        const storedAt = new Date().toISOString();
        const head = JSON.stringify({ kind, key, storedAt }).slice(0, -1);
        await replaceFile(fileOf(kind, key), [`${head},"value":${recordJson(kind, key, value)}}\n`]);
      }),
    get: (kind, key) =>
      guarded(fileOf(kind, key), () => {
        checkName(kind, key);
        return readRecord(fileOf(kind, key));
      }),
    list: (kind) =>
      guarded(join(folder, kind), async () => {
        checkName(kind, 'any');
        const names = (await namesIn(join(folder, kind))).filter((name) => name.endsWith('.json'));
        const records = await Promise.all(names.map((name) => readRecord(join(folder, kind, name))));
        return records.filter((record) => record !== undefined).sort(byKey);
      }),
    delete: (kind, key) =>
      guarded(fileOf(kind, key), async () => {
        checkName(kind, key);
        await rm(fileOf(kind, key), { force: true });
      }),
    lock: (name, request) => {
      const place = join(folder, '.locks', fileName(name));
      return guarded(place, () => {
        checkName('lock', name);
        return lockFolder(place, name, request);
      });
    },
    close: async () => {},
  };
}

/** Readable and unique, also where upper and lower case are the same file. */
function fileName(key: string): string {
  const readable = key.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 80);
  return `${readable}-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}

function byKey(a: StoredRecord, b: StoredRecord): number {
  return a.key < b.key ? -1 : 1;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Undefined when it is not there, or no longer. */
async function readRecord(file: string): Promise<StoredRecord | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const { kind, key, storedAt, value } = JSON.parse(text) as StoredRecord;
    if ([kind, key, storedAt].every((part) => typeof part === 'string') && value !== undefined) {
      return { kind, key, storedAt, value };
    }
  } catch {
    // told below, like any other corrupt record
  }
  throw new HarnessError('store-failed', {
    what: 'A stored record is corrupt.',
    where: file,
    todo: 'Restore the file from a backup or delete it.',
  });
}

function guarded<Value>(where: string, work: () => Promise<Value>): Promise<Value> {
  return storing(
    {
      what: 'The record store cannot be used',
      where,
      todo: 'Check that the folder can be read and written.',
    },
    work,
  );
}
