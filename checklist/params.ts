/** Parameters that several checks take. */
import { Type } from '@sinclair/typebox';
import type { Strategy } from '../reports/index.ts';

export const strategies = [
  'rolling',
  'gray',
  'blue-green',
  'versioned-session',
  'stop-service',
] as const satisfies readonly Strategy[];

/** A schema for an http or https URL, or a variable that holds one. */
export const httpUrlOf = (description: string) =>
  Type.String({ pattern: String.raw`^(https?://|\$\{env:)`, description });

export const httpUrl = httpUrlOf('an http or https URL');

export const textsOf = (description: string) =>
  Type.Optional(Type.Record(Type.String(), Type.String(), { description }));

/** Paths that are asked in turn on the host of a URL. */
export const pathsSchema = Type.Optional(
  Type.Array(Type.String({ pattern: '^/' }), {
    minItems: 1,
    description: 'asked in turn; default: that of the URL',
  }),
);

/** These paths, or that of the URL. */
export function pathsOf(url: string, paths: readonly string[] | undefined): readonly string[] {
  return paths ?? [new URL(url).pathname + new URL(url).search];
}
