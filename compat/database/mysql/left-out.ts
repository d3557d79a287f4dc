import type { CompatDatabaseOptions } from '../options.ts';
import { databaseRules } from '../rules/index.ts';
import { mysqlRules } from './rules/index.ts';

/** Options that only a PostgreSQL is asked with. */
const unused = ['role'] as const;

/** Rules and given options that MySQL has no use for, in whole sentences, so that nobody counts on them. */
export function leftOut(options: CompatDatabaseOptions): string[] {
  const ours = new Set(mysqlRules.map(({ id }) => id));
  const rules = databaseRules.filter(({ id, level }) => !ours.has(id) && level !== 'off').map(({ id }) => id);
  const given = unused.filter((name) => options[name] !== undefined);
  return [
    `Rules that are not judged for MySQL: ${rules.join(', ')}.`,
    ...(given.length === 0 ? [] : [`Options that are not used for MySQL: ${given.join(', ')}.`]),
  ];
}
