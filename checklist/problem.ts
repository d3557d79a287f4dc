import type { ErrorObject, ValidateFunction } from 'ajv';
import { closest, distance } from 'fastest-levenshtein';
import { HarnessError } from '../reports/index.ts';
import type { Path, Source } from './yaml-source.ts';

/** Something wrong in a checklist, at a place in its data. */
export interface Problem {
  readonly path: Path;
  readonly text: string;
}

/** What a validator disliked, in words a person can act on; empty when it liked the data. */
export function problemsOf(validate: ValidateFunction, data: unknown): Problem[] {
  if (validate(data)) return [];
  const errors = validate.errors ?? [];
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf');
  return errors
    .filter((error) => error.keyword === 'anyOf' || !choices.some((choice) => isPartOf(error, choice)))
    .map(toProblem);
}

/** The same problems, told of a part of the checklist: paths and texts get its place and name in front. */
export function within(path: Path, name: string, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({
    path: [...path, ...problem.path],
    text: `${name}: ${problem.text}`,
  }));
}

/** `did you mean "http"?` when a known word is near, else the known words. */
export function suggestion(word: string, known: readonly string[]): string {
  if (known.length === 0) return 'there are none';
  const near = closest(word, [...known]);
  return distance(word, near) <= Math.max(2, Math.floor(word.length / 3))
    ? `did you mean "${near}"?`
    : `known are ${known.slice(0, 20).join(', ')}`;
}

/**
 * Ends the reading of a checklist that has problems.
 *
 * @throws {HarnessError} `checklist-unreadable`: each problem with its line, five at most.
 */
export function refuse(source: Source, problems: readonly Problem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const shown = problems.slice(0, 5).map((problem) => {
    const line = source.lineOf(problem.path);
    return problems.length === 1 || line === undefined ? problem.text : `line ${line}: ${problem.text}`;
  });
  const more = problems.length > shown.length ? [`and ${problems.length - shown.length} more`] : [];
  const line = source.lineOf(first.path);
  throw new HarnessError('checklist-unreadable', {
    what: [...shown, ...more].join('; '),
    where: line === undefined ? source.name : `${source.name}:${line}`,
    todo: 'Correct the checklist; schema/checklist.schema.json lets an editor help.',
  });
}

function isPartOf(error: ErrorObject, choice: ErrorObject): boolean {
  return error.instancePath.startsWith(choice.instancePath) && error.schemaPath.startsWith(choice.schemaPath);
}

function toProblem(error: ErrorObject): Problem {
  const path = error.instancePath.split('/').slice(1).map(unescape);
  const params = error.params as Record<string, unknown>;
  if (error.keyword === 'additionalProperties') {
    const key = String(params['additionalProperty']);
    const { properties, description } = error.parentSchema as { properties?: object; description?: string };
    const known = Object.keys(properties ?? {});
    const hint = known.length > 0 ? suggestion(key, known) : `known are ${description ?? 'none'}`;
    return { path: [...path, key], text: `unknown key "${key}", ${hint}` };
  }
  const name = path.length === 0 ? 'it' : `"${path.join('.')}"`;
  return { path, text: `${name} ${complaint(error, params)}` };
}

function complaint(error: ErrorObject, params: Record<string, unknown>): string {
  const description = (error.parentSchema as { description?: string } | undefined)?.description;
  const given = JSON.stringify(error.data)?.slice(0, 60);
  switch (error.keyword) {
    case 'required':
      return `needs "${String(params['missingProperty'])}"`;
    case 'enum': {
      const known = (params['allowedValues'] as unknown[]).map(String);
      return `is ${given}, ${suggestion(String(error.data), known)}`;
    }
    case 'pattern':
    case 'anyOf':
      return `is ${given}, but must be: ${description ?? 'of another form'}`;
    case 'type':
      return `is ${given}, but must be ${typeNames[String(params['type'])] ?? String(params['type'])}`;
    default:
      return error.message ?? 'is not as it should be';
  }
}

const typeNames: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  object: 'a map of keys',
  array: 'a list',
  string: 'text',
  boolean: 'true or false',
};

function unescape(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~');
}
