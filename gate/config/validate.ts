import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { distance } from 'fastest-levenshtein';
import { HarnessError } from '../../reports/index.ts';
import { packageFile } from '../../reports/package-file.ts';
import type { Config } from './config.ts';
import { ofMeantBranches } from './union-errors.ts';

/** Where a value of the config stands in its file; undefined when the file keeps no positions. */
export type Locate = (path: readonly string[]) => string | undefined;

/**
 * Checks a config against `schema/config.schema.json`.
 *
 * @throws {HarnessError} `config-unusable` naming the first wrong place, with a suggestion for unknown keys.
 */
export function validateConfig(value: unknown, file: string, locate: Locate): Config {
  const validate = validatorFor(value);
  if (validate(value)) return value;
  const [error] = [...ofMeantBranches(validate.errors ?? [])].sort(byUsefulness);
  throw unusable(error, file, locate);
}

const schemaFile = packageFile('schema/config.schema.json');
const validators = new Map<string, ValidateFunction<Config>>();

/**
 * Compiles what is said of the sections that the config has: to compile all of it takes longer than to plan a replay.
 * The schema is generated and tested, so it is not checked anew, and the code is run once, so it is not made smaller.
 */
function validatorFor(value: unknown): ValidateFunction<Config> {
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as ConfigSchema;
  const { properties } = schema.definitions.Config;
  const absent = Object.keys(properties).filter((key) => !(key in (Object(value) as object)));
  const known = validators.get(absent.join());
  if (known !== undefined) return known;
  for (const key of absent) properties[key] = true;
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    verbose: true,
    validateSchema: false,
    code: { optimize: false },
  });
  const compiled = ajv.compile<Config>(schema);
  validators.set(absent.join(), compiled);
  return compiled;
}

interface ConfigSchema {
  readonly definitions: { readonly Config: { readonly properties: Record<string, unknown> } };
}

/** An unknown key says more than the failed alternatives that surround it. */
function byUsefulness(a: ErrorObject, b: ErrorObject): number {
  const rank = ({ keyword }: ErrorObject): number =>
    keyword === 'additionalProperties' ? 0 : keyword === 'required' ? 1 : keyword === 'anyOf' ? 3 : 2;
  return rank(a) - rank(b);
}

function unusable(error: ErrorObject | undefined, file: string, locate: Locate): HarnessError {
  const path = (error?.instancePath ?? '').split('/').slice(1).map(unescapePointer);
  const inside = path.length === 0 ? 'the config' : `"${path.join('.')}"`;
  const where = (at: readonly string[]): string =>
    locate(at) ?? (at.length > 0 ? `${file} at ${at.join('.')}` : file);
  if (error?.keyword === 'additionalProperties') {
    const key = String(error.params['additionalProperty']);
    const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
    return new HarnessError('config-unusable', {
      what: `Unknown key "${key}" in ${inside}.`,
      where: where([...path, key]),
      todo: suggestion(key, known),
    });
  }
  if (error?.keyword === 'required') {
    return new HarnessError('config-unusable', {
      what: `"${String(error.params['missingProperty'])}" is missing in ${inside}.`,
      where: where(path),
      todo: 'Add it; docs/config.md describes every key.',
    });
  }
  const allowed = (error?.params['allowedValues'] as readonly unknown[] | undefined)?.join(', ');
  return new HarnessError('config-unusable', {
    what: `${inside} ${error?.message ?? 'is not usable'}${allowed === undefined ? '' : `: ${allowed}`}.`,
    where: where(path),
    todo: 'docs/config.md describes every key.',
  });
}

/** "Did you mean …?" when one known word is near, else the list of known words. */
export function suggestion(word: string, known: readonly string[]): string {
  const [nearest] = [...known].sort((a, b) => distance(word, a) - distance(word, b));
  if (nearest !== undefined && distance(word, nearest) <= Math.max(2, word.length / 3))
    return `Did you mean "${nearest}"?`;
  return `Known here: ${known.join(', ')}.`;
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
