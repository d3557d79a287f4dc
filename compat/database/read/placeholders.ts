/** Fills in what migration tools replace before they send a text. Pure. */
import { mapTexts } from './liquibase/element.ts';
import type { Migration } from './migration.ts';

/** Values by name: of `${name}`, and of the templates `{{ index .Options "name" }}` of Go. */
export type Placeholders = Readonly<Record<string, string>>;

const dollar = /\$\{([\w:.-]+)\}/g;
const template = /\{\{[^{}"\n]*"([\w.-]+)"[^{}"\n]*\}\}/g;

/** What Flyway fills in by itself, as on a new database. */
const flywaysOwn: Placeholders = {
  'flyway:defaultSchema': 'public',
  'flyway:database': 'postgres',
  'flyway:user': 'postgres',
  'flyway:table': 'flyway_schema_history',
};

/** Lines stay where they are, unless a value holds some. Names without a value stay as they are. */
export function fillPlaceholders(migration: Migration, values: Placeholders): Migration {
  const known: Placeholders = { ...flywaysOwn, ...values };
  const fill = (text: string): string =>
    [dollar, template].reduce(
      (filled, pattern) => filled.replace(pattern, (whole, name: string) => known[name] ?? whole),
      text,
    );
  const { sql, down, guards } = migration;
  return {
    ...migration,
    sql: fill(sql),
    ...(down !== undefined && { down: fill(down) }),
    ...(guards && {
      guards: guards.map((guard) => ({ ...guard, asks: guard.asks.map((ask) => mapTexts(ask, fill)) })),
    }),
  };
}

/** Placeholders that nothing filled in, each with the first place: `${schema} (V1__a.sql:3)`. */
export function unfilled(migrations: readonly Migration[]): string[] {
  const found = new Map<string, string>();
  for (const { name, sql } of migrations) {
    for (const { 0: whole, index } of [...sql.matchAll(dollar), ...sql.matchAll(template)]) {
      if (!found.has(whole)) found.set(whole, `${name}:${sql.slice(0, index).split('\n').length}`);
    }
  }
  return [...found].map(([whole, place]) => `${whole} (${place})`);
}
