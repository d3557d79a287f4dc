import type { Change } from '../changes.ts';
import type { SettingModel } from '../details.ts';
import type { SchemaModel } from '../model.ts';
import { rightsLost } from './grants.ts';
import { missingFrom } from './missing.ts';
import type { Identity } from './pairs.ts';
import { publicationChanges } from './publications.ts';
import { sequenceChanges } from './sequences.ts';
import { typeChanges } from './types.ts';

/** What belongs to no table: sequences, types, publications, extensions, settings and rights. */
export function otherChanges(before: SchemaModel, after: SchemaModel, identity: Identity): Change[] {
  const [old, now] = [before.others, after.others];
  if (old === undefined || now === undefined) return [];
  const same = (text: string): string => text;
  const extensions = missingFrom(old.extensions, now.extensions, same, same);
  return [
    ...sequenceChanges(old.sequences, now.sequences, { tables: after.tables, identity }),
    ...typeChanges(before, after),
    ...publicationChanges(old, after, identity),
    ...extensions.added.map((extension): Change => ({ kind: 'extension-added', extension })),
    ...extensions.dropped.map((extension): Change => ({ kind: 'extension-dropped', extension })),
    ...settingChanges(old.settings, now.settings),
    ...rightsLost(old, after, identity),
  ];
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
