import type { TSchema } from '@sinclair/typebox';
import { Ajv, type ValidateFunction } from 'ajv';

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
const compiled = new Map<TSchema, ValidateFunction>();

/** A validator for a schema, compiled once. */
export function validatorOf(schema: TSchema): ValidateFunction {
  const known = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, known);
  return known;
}
