import type { Change } from '../changes.ts';
import type { DomainModel, SequenceModel, SettingModel } from '../details.ts';
import type { Name, SchemaModel } from '../model.ts';
import { plainName } from '../sql.ts';
import { rightsLost } from './grants.ts';
import { missingFrom } from './missing.ts';
import type { Identity } from './pairs.ts';

/** Sequences, domains, extensions, settings and rights. */
export function otherChanges(before: SchemaModel, after: SchemaModel, identity: Identity): Change[] {
  const [old, now] = [before.others, after.others];
  if (old === undefined || now === undefined) return [];
  const same = (text: string): string => text;
  const extensions = missingFrom(old.extensions, now.extensions, same, same);
  return [
    ...sequenceChanges(old.sequences, now.sequences, { tables: after.tables, identity }),
    ...old.domains.flatMap((domain) => domainChange(domain, now.domains, before)),
    ...extensions.added.map((extension): Change => ({ kind: 'extension-added', extension })),
    ...extensions.dropped.map((extension): Change => ({ kind: 'extension-dropped', extension })),
    ...settingChanges(old.settings, now.settings),
    ...rightsLost(old, after, identity),
  ];
}

function sequenceChanges(
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
  const came = added.filter((sequence) => !renamed.has(sequence) && sequence.table === null);
  return [...changes, ...came.map((item): Change => ({ kind: 'sequence-added', sequence: nameOf(item) }))];
}

/** A domain that is gone shows at the columns that had it. */
function domainChange(old: DomainModel, domains: readonly DomainModel[], { tables }: SchemaModel): Change[] {
  const now = domains.find((domain) => plainName(domain) === plainName(old));
  if (now === undefined) return [];
  const demands = now.checks.filter((check) => !old.checks.includes(check));
  if (now.notNull && !old.notNull) demands.push('VALUE IS NOT NULL');
  if (demands.length === 0) return [];
  const type = `${old.schema}.${old.name}`;
  const columns = tables.flatMap((table) =>
    table.columns
      .filter((column) => column.type.replaceAll('"', '') === type)
      .map((column) => ({ table: nameOf(table), column: column.name })),
  );
  return [{ kind: 'domain-tightened', domain: nameOf(old), demands, columns }];
}

function settingChanges(before: readonly SettingModel[], after: readonly SettingModel[]): Change[] {
  const key = ({ of, name }: SettingModel): string => JSON.stringify([of, name]);
  const [old, now] = [before, after].map((list) => new Map(list.map((item) => [key(item), item])));
  return [...new Map([...(old ?? []), ...(now ?? [])])].flatMap(([id, { of, name }]): Change[] => {
    const [oldSetting = null, newSetting = null] = [old?.get(id)?.value, now?.get(id)?.value];
    return oldSetting === newSetting
      ? []
      : [{ kind: 'setting-changed', of, setting: name, oldSetting, newSetting }];
  });
}

function nameOf({ schema, name }: Name): Name {
  return { schema, name };
}
