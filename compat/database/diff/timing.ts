import type { Change } from '../changes.ts';
import type { ForeignKeyModel, TableModel, UniqueModel } from '../model.ts';
import type { Timing } from '../object-changes.ts';
import { pointsAlike, uniqueText } from './constraints.ts';
import type { TableContext } from './table-context.ts';

/** Keys that stand in both tables and are checked at another time. */
export function timingChanges(before: TableModel, after: TableModel, context: TableContext): Change[] {
  const { table, newTable } = context;
  const changes = <Key extends UniqueModel | ForeignKeyModel>(
    [keys, newKeys]: readonly [readonly Key[], readonly Key[]],
    timingOf: (key: Key) => Timing,
    isIt: (old: Key, now: Key) => boolean,
  ): Change[] =>
    keys.flatMap((key): Change[] => {
      const found = newKeys.filter((now) => isIt(key, now)).map(timingOf);
      const [timing, newTiming] = [timingOf(key), found[0]];
      if (newTiming === undefined || found.includes(timing)) return [];
      const named =
        'target' in key ? { isForeign: true, keys: key.columns } : { isForeign: false, keys: key.keys };
      return [{ kind: 'constraint-timing-changed', table, newTable, ...named, timing, newTiming }];
    });
  const same = (sql: string): string => sql;
  const say = (sql: string): string => context.sayOld(sql);
  return [
    ...changes(
      [before.uniques, after.uniques],
      ({ deferrable }) => (deferrable ? 'at once unless put off' : 'at once'),
      (old, now) => uniqueText(old, same) === uniqueText(now, say),
    ),
    ...changes([before.foreignKeys, after.foreignKeys], timingOfKey, (old, now) =>
      pointsAlike(old, now, context),
    ),
  ];
}

function timingOfKey({ definition }: ForeignKeyModel): Timing {
  if (definition.includes(' DEFERRABLE INITIALLY DEFERRED')) return 'at the end of the transaction';
  return definition.includes(' DEFERRABLE') ? 'at once unless put off' : 'at once';
}
