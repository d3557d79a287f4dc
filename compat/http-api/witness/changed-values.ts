import type { Change } from '../changes.ts';
import type { Content } from '../contract.ts';
import type { SchemaNode } from '../schema.ts';
import { embedded, otherThan, type Writer } from './embed.ts';
import { candidatesOutside } from './outside.ts';
import type { ChangePaths } from './change-paths.ts';
import { Sampler } from './samples.ts';

/** Values to try for one change: the writer may write them, and the reader may refuse them. */
export interface Changed {
  readonly change: Change;
  readonly writer: Writer;
  readonly paths: ChangePaths;
}

const candidatesMax = 80;

/** Whole values, of which the changed schema describes a part. */
export function changedValues(
  [old, now]: readonly (SchemaNode | undefined)[],
  { change, writer, paths }: Changed,
): readonly unknown[] {
  if (old === undefined || now === undefined) return [];
  const side = change.element.role === 'response' ? 'response' : 'request';
  const path = paths.to(change, [old, now], side);
  const end = path?.at(-1);
  if (path === undefined || end === undefined) return [];
  const sampler = new Sampler(side);
  const pair = { writer: end[writer], reader: end[otherThan(writer)] };
  return candidatesOutside(change.kind, pair, sampler)
    .slice(0, candidatesMax)
    .map((value) => embedded(path, value, { writer, sampler }))
    .filter((sample) => sample !== undefined)
    .map(({ value }) => value);
}

export interface MessageBody {
  readonly mediaType: string;
  readonly value: unknown;
}

/** As {@link changedValues}, under each media type that the writer may use. */
export function changedBodies(
  [old, now]: readonly (Content | undefined)[],
  changed: Changed,
): readonly MessageBody[] {
  const mine = changed.writer === 'old' ? old : now;
  return [...(mine?.keys() ?? [])].flatMap((mediaType) =>
    changedValues([old?.get(mediaType), now?.get(mediaType)], changed).map((value) => ({ mediaType, value })),
  );
}
