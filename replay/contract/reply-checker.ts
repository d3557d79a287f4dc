/** Holds replies against the description of the API. */
import type { ErrorObject, ValidateFunction } from 'ajv';
import { parseJson } from '../json.ts';
import { headerOf, type CompleteReply } from '../reply.ts';
import { asJsonSchema } from './json-schema.ts';
import { readOpenApi, type DescribedOperation } from './openapi-file.ts';

/** Where a reply is not what the description says. */
export interface ContractViolation {
  /** `status`, or `body:` and a JSON pointer with `*` for every index of an array. */
  readonly at: string;
  /** Keyword of JSON Schema, for example `required` or `type`; `undescribed` for a status. */
  readonly keyword: string;
  /** For example `must be integer`. Holds no value of the reply. */
  readonly message: string;
}

/** What became of a check: violations, or why there was nothing to check. */
export type ContractCheck = readonly ContractViolation[] | 'not-described' | 'not-json' | 'schema-unusable';

export interface ReplyChecker {
  /** `route` as it is named by the paths of the description, for example `GET /orders/{}`. */
  check(route: string, reply: CompleteReply): ContractCheck;
}

/** Most violations of one reply; a wholly different document needs no more. */
const violationsMax = 50;

/** A checker where there are descriptions. @throws {HarnessError} as `openReplyChecker`. */
export async function openChecker(files: readonly string[] | undefined): Promise<ReplyChecker | undefined> {
  return files === undefined || files.length === 0 ? undefined : openReplyChecker(files);
}

/**
 * Where two files describe one operation, the first one counts.
 *
 * @throws {HarnessError} `contract-unreadable` as `readOpenApi` does.
 */
export async function openReplyChecker(files: readonly string[]): Promise<ReplyChecker> {
  const byRoute = new Map<string, Checked>();
  for (const file of files) {
    const { document, operations } = await readOpenApi(file);
    const validatorAt = await openValidators(asJsonSchema(document));
    for (const operation of operations) {
      const route = routeOf(operation);
      if (!byRoute.has(route)) byRoute.set(route, { operation, validatorAt });
    }
  }
  return {
    check(route, reply) {
      const found = byRoute.get(route) ?? byRoute.get(route.replace(/^HEAD /, 'GET '));
      return found === undefined ? 'not-described' : checkReply(found, route, reply);
    },
  };
}

interface Checked {
  readonly operation: DescribedOperation;
  validatorAt(this: void, schema: string): ValidateFunction | undefined;
}

/** An error of the server needs no description: every operation may have one. */
function checkReply({ operation, validatorAt }: Checked, route: string, reply: CompleteReply): ContractCheck {
  const schema = schemaFor(operation, reply.status);
  if (schema === 'undescribed' && reply.status < 500)
    return [{ at: 'status', keyword: 'undescribed', message: `${reply.status} is not described` }];
  if (schema === undefined || schema === 'undescribed' || route.startsWith('HEAD ')) return 'not-described';
  return checkBody(reply, validatorAt(schema));
}

function routeOf({ method, template }: DescribedOperation): string {
  return `${method} ${template.replace(/\{[^}]*\}/g, '{}')}`;
}

/** Pointer of the schema, undefined where the description gives none, `undescribed` for an unknown status. */
function schemaFor({ replies }: DescribedOperation, status: number): string | undefined {
  const name = [String(status), `${Math.floor(status / 100)}XX`, 'default'].find((key) => replies.has(key));
  return name === undefined ? 'undescribed' : replies.get(name);
}

function checkBody(reply: CompleteReply, validate: ValidateFunction | undefined): ContractCheck {
  if (validate === undefined) return 'schema-unusable';
  if (!/\bjson\b/i.test(headerOf(reply, 'content-type') ?? '')) return 'not-json';
  const body = parseJson(reply.body.text ?? '');
  if (body === undefined) return 'not-json';
  if (validate(body)) return [];
  const found = new Map<string, ContractViolation>();
  for (const error of validate.errors ?? []) {
    const violation = violationOf(error);
    if (found.size < violationsMax) found.set(`${violation.at} ${violation.keyword}`, violation);
  }
  return [...found.values()];
}

function violationOf({ instancePath, keyword, params, message }: ErrorObject): ContractViolation {
  const missing = (params as { missingProperty?: string }).missingProperty;
  const inner = missing === undefined ? '' : `/${missing.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const at = `body:${instancePath.replace(/\/\d+(?=\/|$)/g, '/*')}${inner}`;
  return { at, keyword, message: keyword === 'required' ? 'must be there' : (message ?? keyword) };
}

/** Validators by the pointer of their schema, each compiled once; undefined for one that cannot be. */
async function openValidators(document: object): Promise<(pointer: string) => ValidateFunction | undefined> {
  const [{ Ajv2020 }, formats] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]);
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false });
  formats.default.default(ajv);
  ajv.addSchema(document, 'api');
  const known = new Map<string, ValidateFunction | undefined>();
  return (pointer) => {
    if (!known.has(pointer)) known.set(pointer, compile(pointer));
    return known.get(pointer);
  };

  function compile(pointer: string): ValidateFunction | undefined {
    const fragment = pointer.split('/').map(encodeURIComponent).join('/');
    try {
      return ajv.compile({ $ref: `api#${fragment}` });
    } catch {
      return undefined;
    }
  }
}
