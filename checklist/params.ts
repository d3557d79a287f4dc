/** Parameters that several checks take. */
import { Type } from '@sinclair/typebox';

/** A schema for an http or https URL, or a variable that holds one. */
export const httpUrlOf = (description: string) =>
  Type.String({ pattern: String.raw`^(https?://|\$\{env:)`, description });

export const httpUrl = httpUrlOf('an http or https URL');

export const textsOf = (description: string) =>
  Type.Optional(Type.Record(Type.String(), Type.String(), { description }));
