import { readFile } from 'node:fs/promises';
import type { ValidateFunction } from 'ajv';
import { packageFile } from './package-file.ts';

const validators = new Map<boolean, Promise<ValidateFunction>>();

/**
 * What in a parsed report breaks the published schema, in words; undefined when nothing does.
 *
 * With `unknownMembers` an object may hold more than the schema names.
 */
export async function schemaFault(
  report: unknown,
  { unknownMembers }: { readonly unknownMembers: boolean },
): Promise<string | undefined> {
  const validator = validators.get(unknownMembers) ?? compile(unknownMembers);
  validators.set(unknownMembers, validator);
  const validate = await validator;
  if (validate(report)) return undefined;
  const [first] = validate.errors ?? [];
  const at = first?.instancePath === '' ? 'the whole' : first?.instancePath;
  const member = first?.params['additionalProperty'] as string | undefined;
  return `${at} ${first?.message}${member === undefined ? '' : ` (${JSON.stringify(member)})`}`;
}

async function compile(unknownMembers: boolean): Promise<ValidateFunction> {
  const { Ajv } = await import('ajv');
  const text = await readFile(packageFile('schema/report.schema.json'), 'utf8');
  const open = (key: string, value: unknown): unknown =>
    unknownMembers && key === 'additionalProperties' && value === false ? true : value;
  // the schema is generated and tested: to check it anew and to make its code smaller takes as long as to compile it
  const ajv = new Ajv({ strict: false, validateSchema: false, code: { optimize: false } });
  return ajv.compile(JSON.parse(text, open) as object);
}
