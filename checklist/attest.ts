import { randomUUID } from 'node:crypto';
import { HarnessError, type Attestation, type RecordStore } from '../reports/index.ts';

/** Kind of record that attestations are stored as. */
export const attestationKind = 'attestation';

export interface AttestOptions {
  /** Id of the item, for example `BLD-07`. */
  readonly item: string;
  readonly who: string;
  /** What was looked at and what came of it. */
  readonly note: string;
  /** Git tree or artefact digest, as `bindingOf` names it. */
  readonly boundTo: string;
  /** The session that is open, where there is one. */
  readonly session?: string | undefined;
  /** `authenticated` only where CI, a git host or a signature vouches for the name. */
  readonly identity: Attestation['identity'];
  /** Who wrote the change, where known. */
  readonly authors?: readonly string[];
  readonly store: RecordStore;
  readonly now: Date;
}

/**
 * Stores what a named person vouches for.
 *
 * @throws {HarnessError} `usage` for an author who attests his own work, or an empty name or note.
 */
export async function attest(options: AttestOptions): Promise<Attestation> {
  const { item, who, note, boundTo, session, identity, authors, store, now } = options;
  const empty = Object.entries({ item, who, note, boundTo }).find(([, text]) => text.trim() === '');
  if (empty) {
    const todo = 'Say who you are (--who) and what you looked at (--note).';
    throw new HarnessError('usage', { what: `An attestation needs "${empty[0]}".`, todo });
  }
  if (isAuthor(who, authors)) {
    throw new HarnessError('usage', {
      what: `${who} wrote this change and cannot attest ${item} for it.`,
      todo: 'Ask somebody else to look.',
    });
  }
  const at = now.toISOString();
  const attestation: Attestation = {
    item,
    who,
    at,
    note,
    boundTo,
    ...(session === undefined ? {} : { session }),
    identity,
    ...(authors ? { authors } : {}),
  };
  await store.put(
    attestationKind,
    `${item}-${at.replaceAll(/[^0-9]/g, '')}-${randomUUID().slice(0, 8)}`,
    attestation,
  );
  return attestation;
}

/** Names are compared without case; `Ann <ann@x>` is also `ann@x` and `Ann`. */
export function isAuthor(who: string, authors: readonly string[] = []): boolean {
  const own = namesOf(who);
  return authors.some((author) => namesOf(author).some((name) => own.includes(name)));
}

function namesOf(person: string): string[] {
  const [, name = '', address = ''] = /^(.*?)\s*<([^>]+)>$/.exec(person.trim()) ?? [];
  return [person, name, address].map((text) => text.trim().toLowerCase()).filter((text) => text !== '');
}
