/** A contract as it is kept of a release: its files, whole. */
import { Type, type Static } from '@sinclair/typebox';
import { HarnessError, recordsName, withRecords, type StoredRecord } from '../../reports/index.ts';

const kind = 'contract';
const charactersMax = 32 * 1024 * 1024;

const Kept = Type.Object({
  format: Type.Literal(1),
  service: Type.String({ minLength: 1 }),
  /** As in `history:NAME`. */
  name: Type.String({ minLength: 1 }),
  release: Type.String({ minLength: 1 }),
  /** ISO time at which it was first kept; releases follow each other in this order. */
  recordedAt: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT' }),
  /** The first one is the main file, where there is one. */
  files: Type.Array(Type.Object({ name: Type.String(), text: Type.String() }), { minItems: 1 }),
});

export type KeptContract = Static<typeof Kept>;

/**
 * Contracts of one name that were kept of earlier releases of a service, newest first.
 *
 * @throws {HarnessError} `store-failed` when the history cannot be read, or a record is damaged.
 */
export async function keptContracts(
  place: string,
  { service, name }: Pick<KeptContract, 'service' | 'name'>,
): Promise<readonly KeptContract[]> {
  return withRecords(place, async (store) => {
    const stored = await store.list(kind);
    const wanted = stored.filter(({ key }) => key.startsWith(`${service}/${name}/`));
    const all = await Promise.all(wanted.map((record) => keptOf(record, recordsName(place))));
    return all
      .filter((one) => one.service === service && one.name === name)
      .sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1));
  });
}

/**
 * Keeps the contract of a release, in place of what was kept of it before; its turn stays.
 *
 * @throws {HarnessError} `usage` for a contract of more than 32 million characters.
 */
export async function keepContract(place: string, contract: KeptContract): Promise<void> {
  const { service, name, release, files } = contract;
  if (files.reduce((sum, { text }) => sum + text.length, 0) > charactersMax) {
    throw new HarnessError('usage', {
      what: `The contract ${name} is too large to be kept (more than ${charactersMax / 1024 / 1024} million characters).`,
      todo: 'Keep it in git or behind a URL, and name that as the baseline.',
    });
  }
  await withRecords(place, async (store) => {
    const key = `${service}/${name}/${release}`;
    const known = await store.get(kind, key);
    // a damaged one is replaced, which is how it is repaired
    const before = known && (await keptOf(known, place).catch(() => undefined));
    await store.put(kind, key, { ...contract, recordedAt: before?.recordedAt ?? contract.recordedAt });
  });
}

async function keptOf({ key, value }: StoredRecord, where: string): Promise<KeptContract> {
  const { Value } = await import('@sinclair/typebox/value');
  if (Value.Check(Kept, value)) return value;
  throw new HarnessError('store-failed', {
    what: `The kept contract ${key} is damaged, or of a newer version.`,
    where,
    todo: 'Restore it from a backup, or record the release again with `seaworthy history record`.',
  });
}
