import { HarnessError } from '../../../reports/index.ts';
import { type JsonObject, isRecord } from './record.ts';
import type { Dialect } from './schema-keywords.ts';

export interface OpenApiDocument {
  /** For example `OpenAPI 3.1.0`. */
  readonly format: string;
  readonly dialect: Dialect;
  readonly document: JsonObject;
}

/** Other kinds by a sign in their content, so that the error can say what the file is. */
const otherKinds: readonly { readonly kind: string; readonly matches: (value: unknown) => boolean }[] = [
  { kind: 'an AsyncAPI document', matches: (value) => isRecord(value) && 'asyncapi' in value },
  { kind: 'an Arazzo document', matches: (value) => isRecord(value) && 'arazzo' in value },
  {
    kind: 'a GraphQL schema',
    matches: matchesText(/^\s*(schema|type|interface|input|enum|union|scalar|directive)\b/m),
  },
  { kind: 'a Protobuf file', matches: matchesText(/^\s*(syntax\s*=|message\s+\w+|package\s+[\w.]+;)/m) },
  { kind: 'a Thrift file', matches: matchesText(/^\s*(namespace\s+\S+|struct\s+\w+|service\s+\w+)/m) },
  {
    kind: 'an Avro schema',
    matches: (value) => isRecord(value) && value['type'] === 'record' && 'fields' in value,
  },
  {
    kind: 'a JSON Schema',
    matches: (value) => isRecord(value) && ('$schema' in value || 'properties' in value),
  },
  {
    kind: 'a Kubernetes manifest',
    matches: (value) => isRecord(value) && 'apiVersion' in value && 'kind' in value,
  },
];

/** @throws {HarnessError} `contract-unreadable` that says what the file looks like instead. */
export function recognizeContract(value: unknown, where: string): OpenApiDocument {
  if (isRecord(value)) {
    const openapi = text(value['openapi']);
    if (/^3\.0(\.|$)/.test(openapi)) return { format: `OpenAPI ${openapi}`, dialect: '3.0', document: value };
    // 3.2 adds to 3.1; what it adds is not looked at.
    if (/^3\.[12](\.|$)/.test(openapi))
      return { format: `OpenAPI ${openapi}`, dialect: '3.1', document: value };
    if (text(value['swagger']) === '2.0') return { format: 'Swagger 2.0', dialect: '2.0', document: value };
    if (openapi !== '' || value['swagger'] !== undefined) {
      throw notSupported(`OpenAPI ${openapi || text(value['swagger'])}`, where);
    }
  }
  throw notSupported(kindOf(value), where);
}

/** What a contract that is no OpenAPI document looks like, for the error. Text that is no YAML counts too. */
function kindOf(value: unknown): string {
  return otherKinds.find(({ matches }) => matches(value))?.kind ?? 'no contract that is known here';
}

function notSupported(kind: string, where: string): HarnessError {
  return new HarnessError('contract-unreadable', {
    what: `This is ${kind}; supported now: OpenAPI 2.0, 3.0 and 3.1 as YAML or JSON.`,
    where,
    todo: 'Give an OpenAPI document: its first key is "openapi" or "swagger".',
  });
}

function matchesText(sign: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && sign.test(value);
}

/** A version written without quotes is read as a number. */
function text(value: unknown): string {
  if (typeof value === 'number') return value.toFixed(1);
  return typeof value === 'string' ? value : '';
}
