/** Tables of tools whose files look like those of others; which of them the database has tells the tool. */
import type { AppliedTable } from './layout.ts';
import { leadingDigits, plainNumber } from './version.ts';

/** A table with a number for a version names the file that begins with it. */
function isNumber(applied: string, version: string): boolean {
  const digits = leadingDigits(version);
  return digits !== '' && /^\d+$/.test(applied) && plainNumber(applied) === plainNumber(digits);
}

export const sqlxTable: AppliedTable = {
  name: '_sqlx_migrations',
  query: (table) => `
    SELECT CAST(version AS text) AS version, CASE WHEN NOT success THEN 'it failed' END AS broken
    FROM ${table} ORDER BY version`,
  names: isNumber,
};

/** Of Supabase, Rails and others that write down versions and no more. */
export const versionsTable: AppliedTable = {
  name: 'schema_migrations',
  query: (table) => `SELECT CAST(version AS text) AS version FROM ${table} ORDER BY version`,
  names: isNumber,
};

/** sqlx runs a file without a transaction whose first line says so. */
export function isOutsideTransaction(sql: string): boolean {
  return /^\s*--\s*no-transaction\b/.test(sql);
}
