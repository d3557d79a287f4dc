import type { Change } from '../changes.ts';
import type { SequenceModel } from '../details.ts';
import type { Name } from '../model.ts';
import { plainName } from '../sql.ts';
import { missingFrom } from './missing.ts';
import type { Identity } from './pairs.ts';

export function sequenceChanges(
  before: readonly SequenceModel[],
  after: readonly SequenceModel[],
  { tables, identity }: { readonly tables: readonly Name[]; readonly identity: Identity },
): Change[] {
  const { added, dropped } = missingFrom(before, after, plainName, plainName);
  const renamed = new Set<SequenceModel>();
  const changes = dropped.flatMap((sequence): Change[] => {
    const now = identity === 'same-database' ? added.find(({ oid }) => oid === sequence.oid) : undefined;
    if (now !== undefined) {
      renamed.add(now);
      return [{ kind: 'sequence-renamed', sequence: nameOf(sequence), newName: nameOf(now) }];
    }
    // What counted for a table that is gone goes unmissed: the table is what is reported.
    const { table } = sequence;
    const isMissed = table === null || tables.some((item) => plainName(item) === plainName(table));
    return isMissed ? [{ kind: 'sequence-dropped', sequence: nameOf(sequence) }] : [];
  });
  const kept = before.flatMap((old) => {
    const now = after.find((item) => plainName(item) === plainName(old));
    return now === undefined ? [] : countingChanges(old, now);
  });
  const came = added.filter((sequence) => !renamed.has(sequence) && sequence.table === null);
  return [
    ...changes,
    ...kept,
    ...came.map((item): Change => ({ kind: 'sequence-added', sequence: nameOf(item) })),
  ];
}

/** Numbers that old code does not expect: in other steps, a second time, or fewer of them. */
function countingChanges(old: SequenceModel, now: SequenceModel): Change[] {
  const [step, newStep] = [BigInt(old.increment), BigInt(now.increment)];
  const end = newStep < 0n ? 'least' : 'most';
  const endsEarlier =
    newStep < 0n ? BigInt(now.least) > BigInt(old.least) : BigInt(now.most) < BigInt(old.most);
  const isSame = step === newStep && (old.cycles || !now.cycles) && !endsEarlier;
  if (isSame) return [];
  return [
    {
      kind: 'sequence-changed',
      sequence: nameOf(old),
      steps: step === newStep ? null : [old.increment, now.increment],
      cycles: !old.cycles && now.cycles,
      ends: endsEarlier ? [old[end], now[end]] : null,
    },
  ];
}

function nameOf({ schema, name }: Name): Name {
  return { schema, name };
}
