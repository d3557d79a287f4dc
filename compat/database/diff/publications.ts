import type { Change } from '../changes.ts';
import type { OtherObjects, PublishedModel } from '../details.ts';
import type { SchemaModel } from '../model.ts';
import type { Identity } from './pairs.ts';

/** What those who follow a publication no longer hear of; a table that is gone is told by itself. */
export function publicationChanges(before: OtherObjects, after: SchemaModel, identity: Identity): Change[] {
  const now = after.others?.published ?? [];
  const oids = new Set(after.tables.map(({ oid }) => oid));
  const names = new Set(after.tables.map(({ schema, name }) => `${schema}.${name}`));
  const stands = ({ oid, what }: PublishedModel): boolean =>
    oid === null || (identity === 'same-database' ? oids.has(oid) : names.has(what.replaceAll('"', '')));
  return (before.published ?? []).flatMap((old): Change[] => {
    const isIt = (item: PublishedModel): boolean =>
      item.publication === old.publication &&
      (old.oid !== null && identity === 'same-database' ? item.oid === old.oid : item.what === old.what);
    const found =
      now.find(isIt) ?? now.find((item) => item.publication === old.publication && coversAll(item));
    if (!stands(old)) return [];
    const change: Change = { kind: 'publication-narrowed', published: old, ...lossesOf(old, found) };
    return change.isGone || change.losses.length > 0 ? [change] : [];
  });
}

function coversAll({ what }: PublishedModel): boolean {
  return what === 'all tables';
}

function lossesOf(
  old: PublishedModel,
  now: PublishedModel | undefined,
): { isGone: boolean; losses: string[] } {
  if (now === undefined) return { isGone: true, losses: [] };
  const sends = old.sends.filter((kind) => !now.sends.includes(kind));
  const columns = now.columns;
  const isNarrower =
    columns !== null && (old.columns === null || old.columns.some((column) => !columns.includes(column)));
  const losses = [
    ...sends,
    ...(isNarrower ? [`all columns but ${columns.join(', ')}`] : []),
    ...(now.filter !== null && now.filter !== old.filter ? [`rows without ${now.filter}`] : []),
    ...(now.identity !== null && tells(now) < tells(old) ? ['the old rows of updates and deletes'] : []),
  ];
  return { isGone: false, losses };
}

/** How much of an old row is sent. */
function tells({ identity }: PublishedModel): number {
  return identity === null ? 0 : ['nothing', 'default', 'index', 'full'].indexOf(identity);
}
