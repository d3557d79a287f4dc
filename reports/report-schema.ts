import { readFile } from 'node:fs/promises';
import type { ValidateFunction } from 'ajv';

/** In the source tree and in `dist`, nearest first. */
const schemaFiles = ['../schema/report.schema.json', '../../schema/report.schema.json'];

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
  const text = await schemaText();
  const open = (key: string, value: unknown): unknown =>
    unknownMembers && key === 'additionalProperties' && value === false ? true : value;
  return new Ajv({ strict: false }).compile(JSON.parse(text, open) as object);
}

async function schemaText(): Promise<string> {
  for (const file of schemaFiles) {
    const text = await readFile(new URL(file, import.meta.url), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  throw new Error('schema/report.schema.json is not part of this installation');
}
