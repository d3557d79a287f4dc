/** Parameters that several checks take. */
import { Type } from '@sinclair/typebox';

export const httpUrl = Type.String({
  pattern: String.raw`^(https?://|\$\{env:)`,
  description: 'an http or https URL',
});

export const textsOf = (description: string) =>
  Type.Optional(Type.Record(Type.String(), Type.String(), { description }));
