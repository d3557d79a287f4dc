/** What a run on a scratch server can say of a rollback. */
import type { TextRow } from '../../engine/messages.ts';
import type { SchemaModel } from '../../model.ts';
import type { CatalogObject } from '../../rollback/catalog-objects.ts';
import { goesBack } from '../../rollback/rehearse.ts';
import type { RowOutcome, RowTrial } from '../../rollback/search-rows.ts';
import type { Stage } from '../../rollback/stage.ts';
import type { MysqlInputs } from '../inputs.ts';
import { Identities } from '../server/identities.ts';
import { mysqlObjects } from './catalog-objects.ts';
import { mysqlStage } from './stage.ts';
import type { MysqlStageOptions } from './stage.ts';
import { tryMysqlRows } from './try-rows.ts';

export interface WayBack {
  /** What the old schema held; absent where the release has no way back. */
  readonly oldObjects?: readonly CatalogObject[];
  /** The new schema, on which the release can be taken back. */
  readonly stage: Stage;
  tryRows(trial: RowTrial): Promise<RowOutcome>;
}

export type WayBackOptions = Omit<MysqlStageOptions, 'baseline' | 'release'>;

/** To be asked while the scratch database holds the old schema; undefined where nothing goes back. */
export async function objectsBefore(
  { session, isMariadb, byName, ...options }: WayBackOptions,
  { candidate, added }: MysqlInputs,
  before: SchemaModel,
): Promise<readonly CatalogObject[] | undefined> {
  if (!goesBack(candidate, added)) return undefined;
  const ask = (sql: string): Promise<TextRow[]> => session.rows(sql, options.timeLeftMs());
  return mysqlObjects(ask, new Identities(before, byName), isMariadb);
}

/** @param after the new schema, which the scratch database holds */
export function wayBack(
  options: WayBackOptions,
  { baseline, added, candidate }: MysqlInputs,
  after: SchemaModel,
  oldObjects: readonly CatalogObject[] | undefined,
): WayBack {
  return {
    ...(oldObjects && { oldObjects }),
    stage: mysqlStage({ ...options, baseline, release: added ?? candidate }),
    tryRows: (trial) => tryMysqlRows(options.session, trial, after),
  };
}
