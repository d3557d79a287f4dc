/** Compares what a running database says of its migrations with the folder. Pure. */
import type { AppliedTable } from '../read/layout.ts';
import type { Migration } from '../read/migration.ts';
import { compareVersions } from '../read/version.ts';

/** A row of a tool's own table; see `AppliedTable`. */
export interface AppliedRow {
  readonly version: string;
  readonly checksum: string | null;
  readonly broken: string | null;
  readonly covers: string | null;
}

/** Which migrations of a folder a database holds, and where the two disagree. */
export interface Applied {
  /** The table that told it, with its schema. */
  readonly table: string;
  /** In the order in which they were applied. */
  readonly applied: readonly Migration[];
  /** In the order of the folder. */
  readonly pending: readonly Migration[];
  /** Versions that the database holds and the folder does not. */
  readonly missing: readonly string[];
  /** Those of the applied ones that the tool only wrote down, without running them. */
  readonly marked: readonly Migration[];
  /** Applied with another text than the one that lies there now. */
  readonly edited: readonly Migration[];
  /** Repeatable ones whose text is new: they are pending, and their old text is not known. */
  readonly rerun: readonly Migration[];
  /** Begun and not ended, or failed. */
  readonly broken: readonly { readonly version: string; readonly why: string }[];
  /** Pending ones that come before one that is applied. */
  readonly early: readonly Migration[];
  /** False where the tool keeps no digest, so that an edited text cannot be told. */
  readonly comparesTexts: boolean;
}

interface TableOfTool {
  readonly name: string;
  readonly table: AppliedTable;
  /** Versions that change nothing; see `Steps.idle`. */
  readonly idle?: readonly string[];
}

export function compareApplied(
  migrations: readonly Migration[],
  rows: readonly AppliedRow[],
  { name, table, idle = [] }: TableOfTool,
): Applied {
  const migrationOf = ({ version }: AppliedRow): Migration | undefined =>
    migrations.find((migration) => isNamed(version, migration, table)) ??
    migrations.find(({ standsFor = [] }) =>
      standsFor.some((one) => isNamed(version, { name: one, sql: '' }, table)),
    );
  const pairs = rows.map((row) => ({ row, migration: migrationOf(row) }));
  const whole = pairs.filter(({ row }) => row.broken === null);
  const held = [
    ...new Set([
      ...rows.flatMap((row) => coveredBy(row, migrations)),
      ...whole.flatMap(({ migration }) => migration ?? []),
    ]),
  ];
  const changed = whole.flatMap(({ row, migration }) =>
    migration !== undefined && isNamed(row.version, migration, table) && isChanged(row, migration)
      ? [migration]
      : [],
  );
  const rerun = changed.filter(isRepeatable);
  const applied = held.filter((migration) => !rerun.includes(migration));
  const pending = migrations.filter((migration) => !applied.includes(migration));
  const last = migrations.findLastIndex(
    (migration) => applied.includes(migration) && !isRepeatable(migration),
  );
  return {
    table: name,
    applied,
    pending,
    marked: whole.flatMap(({ row, migration }) =>
      row.covers === 'nothing' && migration !== undefined ? [migration] : [],
    ),
    missing: whole
      .filter(({ row, migration }) => migration === undefined && row.covers !== 'baseline')
      .map(({ row }) => row.version)
      .filter((version) => !idle.some((one) => isNamed(version, { name: one, sql: '' }, table))),
    edited: changed.filter((migration) => !isRepeatable(migration)),
    rerun,
    broken: rows.flatMap(({ version, broken }) => (broken === null ? [] : [{ version, why: broken }])),
    early: pending.filter((migration) => migrations.indexOf(migration) < last),
    comparesTexts: migrations.some(({ checksums }) => checksums !== undefined),
  };
}

function isNamed(applied: string, { name, version = name }: Migration, table: AppliedTable): boolean {
  return applied === version || table.names?.(applied, version) === true;
}

/** Older ones that a row speaks for. */
function coveredBy({ version, covers }: AppliedRow, migrations: readonly Migration[]): readonly Migration[] {
  if (covers === null || covers === 'nothing') return [];
  const limit = covers === 'baseline' ? 1 : 0;
  return migrations.filter(
    (one) => !isRepeatable(one) && compareVersions(one.version ?? '', version) < limit,
  );
}

function isChanged({ checksum }: AppliedRow, { checksums }: Migration): boolean {
  return checksum !== null && checksums !== undefined && !checksums.includes(checksum);
}

/** Flyway's, which run again whenever their text is new. */
function isRepeatable({ version = '' }: Migration): boolean {
  return version.startsWith('R ');
}
