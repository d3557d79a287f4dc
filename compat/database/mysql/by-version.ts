/** What depends on the version of the server where only texts are read. */
import type { ServerVersion } from '../data/live-facts.ts';
import type { SchemaModel } from '../model.ts';
import { isBefore } from '../target-version.ts';

/** Rules that judge by the text alone what depends on the version of the server, and what older ones do. */
const older: Readonly<Record<string, string>> = {
  'check-added': 'before MySQL 8.0.16 and MariaDB 10.2.1 a CHECK is read and forgotten',
  'table-copied': 'before MySQL 8.0.12 and MariaDB 10.3 more changes copy the table',
  'index-key-too-long': 'before MySQL 5.7.7 and MariaDB 10.2.2 a key holds 767 bytes',
};

export const rulesByVersion = Object.keys(older);

/** For a release that was read without a server. */
export function versionRemark(target: ServerVersion | undefined): string {
  if (target !== undefined) return `Limits and ways of ${target.product} ${target.text} are counted on.`;
  const what = Object.entries(older).map(([rule, said]) => `${rule} (${said})`);
  return `Without a server MySQL 8.0 and MariaDB 10.6 or newer are counted on, which matters to ${what.join(', ')}. Name the version that runs as the target version, or a scratch server of it as the engine.`;
}

/** The schema without what a server of this version reads and forgets. */
export function asServerReads(schema: SchemaModel, target: ServerVersion | undefined): SchemaModel {
  const forgetsChecks = target !== undefined && isBefore(target, { MySQL: '8.0.16', MariaDB: '10.2.1' });
  return forgetsChecks
    ? { ...schema, tables: schema.tables.map((table) => ({ ...table, checks: [] })) }
    : schema;
}
