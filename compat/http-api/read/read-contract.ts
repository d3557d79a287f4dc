import type { Contract, Operation } from '../contract.ts';
import { place } from '../../../reports/index.ts';
import { type ContractSource, openSource } from './contract-source.ts';
import { Documents } from './documents.ts';
import { inlineSchema } from './inline-schema.ts';
import { below } from './location.ts';
import type { Location } from './location.ts';
import { OperationReader } from './operation-reader.ts';
import { parameterList } from './parameters.ts';
import { recognizeContract } from './recognize.ts';
import { noteUnknown } from './known-keys.ts';
import { withLifecycle } from './lifecycle.ts';
import { basePathOf, serversOf } from './servers.ts';
import { eventsOf } from './events.ts';
import { methods } from './methods.ts';
import { securityOf, schemesOf } from './security.ts';
import { type JsonObject, canonical, isRecord, listOf, membersOf, textOf } from './record.ts';
import { withRemoteFiles } from './remote-source.ts';
import { SchemaReader } from './schema-reader.ts';
import { SwaggerReader } from './swagger-reader.ts';
import type { VersionReader } from './version-reader.ts';

/**
 * Reads an OpenAPI document (2.0, 3.0 or 3.1, YAML or JSON) from a file or from `git:REVISION:path`. References are
 * followed to files beside and below it, and to files of `refHosts`.
 *
 * @throws {HarnessError} `contract-unreadable` with file and line when it is broken or of another kind.
 */
export async function readContract(
  spec: string,
  signal: AbortSignal,
  refHosts?: readonly string[],
): Promise<Contract> {
  return contractFrom(withRemoteFiles(openSource(spec, signal), { refHosts, signal }));
}

/** @throws {HarnessError} `contract-unreadable` */
export async function contractFrom(source: ContractSource): Promise<Contract> {
  const documents = await Documents.load(source);
  const root = documents.value({ file: source.main, pointer: '' });
  const kind = recognizeContract(root, source.display(source.main));
  const schemas = new SchemaReader(documents, kind.dialect);
  const version =
    kind.dialect === '2.0'
      ? new SwaggerReader(documents, schemas, kind.document)
      : new OperationReader(documents, schemas);
  noteUnknown('document', kind.document, {
    at: { file: source.main, pointer: '' },
    unchecked: documents.unchecked,
  });
  const basePath = basePathOf(kind.document);
  const operations = operationsOf({ documents, version, basePath, document: kind.document });
  const sourceOf = (at: Location): { file: string; line?: number } => {
    const line = documents.lineOf(at);
    return { file: documents.display(at.file), ...(line === undefined ? {} : { line }) };
  };
  return {
    format: kind.format,
    name: source.display(source.main),
    basePath,
    operations,
    events: eventsOf({ documents, version, document: kind.document, operations }),
    schemes: schemesOf(documents, kind.document),
    servers: serversOf(kind.document),
    unchecked: () => documents.unchecked.list((at) => Object.values(sourceOf(at)).join(':')),
    valueAt: (at) => documents.value(at),
    resolved(at) {
      const end = documents.resolve(at);
      return 'missing' in end ? undefined : end.at;
    },
    inlined: (at, side) => inlineSchema(documents, at, side),
    sourceOf,
  };
}

interface Reading {
  readonly documents: Documents;
  readonly version: VersionReader;
  readonly basePath: string;
  readonly document: JsonObject;
}

function operationsOf(reading: Reading): Map<string, Operation> {
  const { documents } = reading;
  const operations = new Map<string, Operation>();
  const root = { file: documents.main, pointer: '/paths' };
  for (const [path, written] of membersOf(reading.document['paths'])) {
    if (!path.startsWith('/')) continue;
    const { at, ...item } = documents.resolve(below(root, path), written);
    if (!('value' in item)) continue;
    if (!isRecord(item.value)) {
      documents.unchecked.add('a path that is no object', at);
      continue;
    }
    noteUnknown('path item', item.value, { at, unchecked: documents.unchecked });
    for (const operation of operationsOfPath(reading, path, { at, value: item.value })) {
      const key = place.label(place.operation(operation.method, path));
      if (operations.has(key)) documents.unchecked.add(`a second ${key}`, operation.at);
      else operations.set(key, operation);
    }
  }
  return operations;
}

function operationsOfPath(
  reading: Reading,
  path: string,
  { at, value: item }: { readonly at: Location; readonly value: JsonObject },
): Operation[] {
  const { documents, version, basePath } = reading;
  const shared = parameterList(documents, at, item);
  return methods.flatMap((name) => {
    if (item[name] === undefined) return [];
    // Real descriptions also keep operations in files of their own, though OpenAPI does not provide for it.
    const { at: here, ...found } = documents.resolve(below(at, name), item[name]);
    if (!('value' in found)) return [];
    const { value } = found;
    if (!isRecord(value)) {
      documents.unchecked.add('an operation that is no object', here);
      return [];
    }
    const parameters = [...shared, ...parameterList(documents, here, value)];
    const method = name.toUpperCase();
    const parts = version.read({ at: here, path, value, parameters });
    // A change in a part that no rule judges is said, never hidden.
    const asides = new Map([
      ...asidesIn(value, ['servers']),
      ...linksIn(documents, below(here, 'responses'), value['responses']),
    ]);
    noteUnknown('operation', value, { at: here, unchecked: documents.unchecked });
    const own = securityOf(value);
    const security = own ?? securityOf(reading.document) ?? [new Map()];
    const head = { method, path, place: place.operation(method, basePath + path), at: here };
    const said = { names: namesOf(value), ...withLifecycle(value), asides };
    return [{ ...head, ...parts, security, isSecurityInherited: own === undefined, ...said }];
  });
}

function namesOf({ operationId, tags }: JsonObject): string[] {
  const texts = [textOf(operationId), listOf(tags).map(textOf).sort().join(', ')];
  return [`operationId ${texts[0] || 'none'}`, `tags ${texts[1] || 'none'}`];
}

function asidesIn(value: JsonObject, names: readonly string[]): Map<string, string> {
  const written = names.filter((name) => value[name] !== undefined);
  return new Map(written.map((name) => [name, canonical(value[name])]));
}

/** Links of the responses: they say where a value may be used next, and nothing of what is sent. */
function linksIn(documents: Documents, at: Location, responses: unknown): [string, string][] {
  return membersOf(responses).flatMap(([status, written]): [string, string][] => {
    const found = documents.resolve(below(at, status), written);
    const links = 'value' in found && isRecord(found.value) ? found.value['links'] : undefined;
    return links === undefined ? [] : [[`links of ${status}`, canonical(links)]];
  });
}
