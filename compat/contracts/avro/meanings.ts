/** What bytes stand for where the rules of resolution do not look: units of time, places of decimals. */
import type { Found } from '../change-collector.ts';

type Json = Readonly<Record<string, unknown>>;

/** A field whose bytes both sides read, and take for something else. */
export type OtherMeaning = Required<Pick<Found, 'from' | 'to'>> & { readonly path: string };

/** Fields that have a logical type on both sides, and another one. Types that are only named are told where they stand. */
export function otherMeanings(before: unknown, after: unknown): OtherMeaning[] {
  const now = new Map(meaningsIn(after));
  return meaningsIn(before).flatMap(([path, from]) => {
    const to = now.get(path);
    return to === undefined || to === from ? [] : [{ path, from, to }];
  });
}

/** By path, for example `.lines[].price`. Recursion ends, since a type inside of itself is only named. */
function meaningsIn(schema: unknown, path = ''): [path: string, meaning: string][] {
  if (Array.isArray(schema)) return schema.flatMap((branch) => meaningsIn(branch, path));
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, logicalType, scale = 0, fields, items, values } = schema as Json;
  const meaning = logicalType === 'decimal' ? `decimal(scale=${Number(scale)})` : logicalType;
  const own: [string, string][] = typeof meaning === 'string' ? [[path, meaning]] : [];
  const inner = Array.isArray(fields) ? (fields as Json[]) : [];
  return [
    ...own,
    ...(typeof type === 'object' ? meaningsIn(type, path) : []),
    ...inner.flatMap((field) => meaningsIn(field['type'], `${path}.${String(field['name'])}`)),
    ...meaningsIn(items, `${path}[]`),
    ...meaningsIn(values, `${path}.*`),
  ];
}
