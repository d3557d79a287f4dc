/** Writes names and values into SQL so that they stay names and values. */
import type { Name } from './model.ts';

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteName({ schema, name }: Name): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}

export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** As a person writes it: without quotes, and without the schema `public`. */
export function plainName({ schema, name }: Name): string {
  return schema === 'public' ? name : `${schema}.${name}`;
}
