/**
 * Where sessions are kept: in a record store, and, for a rollback that cannot wait for it, in a file beside the
 * project that is entered into the store later.
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError, type RecordStore } from '../../reports/index.ts';
import { makeFolder } from '../../reports/make-folder.ts';
import type { Session, SessionEvent } from './session.ts';
import { stateOf } from './state-machine.ts';

const sessionKind = 'session';
const currentKind = 'session-current';
const storeTimeoutMs = 5_000;
const lockTtlMs = 15 * 60_000;

export interface SessionPlace {
  readonly store: RecordStore;
  /** Folder for what could not be stored. */
  readonly folder: string;
  readonly service: string;
}

/**
 * The session of a service that is open, or was closed last.
 *
 * @throws {HarnessError} `store-failed` when the store does not answer within five seconds.
 */
export async function loadSession(place: SessionPlace): Promise<Session | undefined> {
  const { store, service } = place;
  const id = (await inTime(store.get(currentKind, service)))?.value as string | undefined;
  if (id === undefined) return undefined;
  const session = (await inTime(store.get(sessionKind, id)))?.value as Session | undefined;
  return session && adopted(session, place);
}

/** The id of the session that is open; undefined where none is or the store does not answer. */
export async function openSessionOf(place: SessionPlace): Promise<string | undefined> {
  const session = await loadSession(place).catch(() => undefined);
  return session !== undefined && stateOf(session) !== 'closed' ? session.id : undefined;
}

export async function saveSession({ store, service }: SessionPlace, session: Session): Promise<void> {
  await inTime(store.put(sessionKind, session.id, session));
  await inTime(store.put(currentKind, service, session.id));
}

/**
 * Runs work while nobody else works on the session.
 *
 * @throws {HarnessError} `session-refused` while somebody does.
 */
export async function alone<Value>(
  { store, service }: SessionPlace,
  who: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const lock = await inTime(store.lock(`session ${service}`, { owner: who, ttlMs: lockTtlMs }));
  if (lock === undefined) {
    throw new HarnessError('session-refused', {
      what: `Somebody is working on the session of ${service} just now.`,
      todo: 'Wait until the other command has ended; a lock that was left behind runs out after 15 minutes. `seaworthy session rollback` does not wait.',
    });
  }
  try {
    return await work();
  } finally {
    await lock.release().catch(() => undefined);
  }
}

/** Keeps an event in a file, because the store does not answer. Gives the file. */
export async function writeApart({ folder, service }: SessionPlace, event: SessionEvent): Promise<string> {
  makeFolder(folder);
  const file = join(
    folder,
    `session-apart-${encodeURIComponent(service)}-${event.at.replaceAll(/\W/g, '')}.json`,
  );
  await writeFile(file, `${JSON.stringify(event, undefined, 2)}\n`);
  return file;
}

/** Events that were kept in files are entered, and their files removed. */
async function adopted(session: Session, place: SessionPlace): Promise<Session> {
  const start = `session-apart-${encodeURIComponent(place.service)}-`;
  const names = (await readdir(place.folder).catch(() => [])).filter((name) => name.startsWith(start)).sort();
  if (names.length === 0) return session;
  const files = names.map((name) => join(place.folder, name));
  const events = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(file, 'utf8')) as SessionEvent),
  );
  const whole = {
    ...session,
    events: [...session.events, ...events].toSorted((a, b) => a.at.localeCompare(b.at)),
  };
  await saveSession(place, whole);
  await Promise.all(files.map((file) => rm(file, { force: true })));
  return whole;
}

/** A store that hangs must not hang a release. */
async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new HarnessError('store-failed', {
            what: `The record store does not answer within ${storeTimeoutMs / 1000} s.`,
            todo: 'Look at the store; a rollback works without it.',
          }),
        ),
      storeTimeoutMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
