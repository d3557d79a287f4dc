/** The part of a contract that openapi-diff covers, as the smallest documents it accepts. */
import type { Body, Contract, Operation, Response, Side } from '../contract.ts';
import type { SchemaNode } from '../schema.ts';

/** Some of the operations that differ. */
export interface ReducedPair {
  /** OpenAPI 3.0 as JSON. */
  readonly baseline: string;
  readonly candidate: string;
  /** Path in the documents, for example `/orders/{p1}`, and method to the key of an operation. */
  readonly keys: ReadonlyMap<string, string>;
}

export interface ReducedDocuments {
  /** The smallest operations first, so many in each as fit into the limit; one that is larger alone. */
  readonly pairs: readonly ReducedPair[];
  /** Operations that could be written, also those that came out equal and are not in the documents. */
  readonly operations: number;
  /** Operations left out, because a schema of theirs contains itself or is too large. */
  readonly leftOut: number;
}

type Json = Readonly<Record<string, unknown>>;

class NotCovered extends Error {}

/** One operation without references, as both contracts describe it. */
interface Reduced {
  readonly key: string;
  readonly old: Json | undefined;
  readonly now: Json | undefined;
  readonly characters: number;
}

/** Every operation that can be written without references on both sides and then differs. */
export function reduceContracts(
  baseline: Contract,
  candidate: Contract,
  charactersMax: number,
): ReducedDocuments {
  const differing: Reduced[] = [];
  let leftOut = 0;
  let operations = 0;
  for (const key of new Set([...baseline.operations.keys(), ...candidate.operations.keys()])) {
    try {
      const old = reduceOperation(baseline, baseline.operations.get(key));
      const now = reduceOperation(candidate, candidate.operations.get(key));
      operations += 1;
      // Equal parts cannot differ in anyone's opinion, and openapi-diff is slow.
      const texts = [old, now].map((side) => JSON.stringify(side) ?? '');
      if (texts[0] !== texts[1]) differing.push({ key, old, now, characters: texts.join('').length });
    } catch (error) {
      if (!(error instanceof NotCovered)) throw error;
      leftOut += 1;
    }
  }
  const pairs = inParts(differing, charactersMax).map(pairOf);
  return { pairs, operations, leftOut };
}

function inParts(differing: Reduced[], charactersMax: number): Reduced[][] {
  const parts: Reduced[][] = [];
  let room = 0;
  for (const one of differing.sort((a, b) => a.characters - b.characters)) {
    room -= one.characters;
    const part = room < 0 ? undefined : parts.at(-1);
    if (part !== undefined) part.push(one);
    else {
      parts.push([one]);
      room = charactersMax - one.characters;
    }
  }
  return parts;
}

function pairOf(part: readonly Reduced[]): ReducedPair {
  const [old, now]: [Paths, Paths] = [{}, {}];
  for (const one of part) {
    addOperation(old, one.key, one.old);
    addOperation(now, one.key, one.now);
  }
  const document = (paths: Paths): string =>
    JSON.stringify({ openapi: '3.0.3', info: { title: 'reduced', version: '1' }, paths });
  const keys = new Map(part.map(({ key }) => [key.replace(...numbered()), key]));
  return { baseline: document(old), candidate: document(now), keys };
}

type Paths = Record<string, Record<string, unknown>>;

/** Parameters get their position as name: openapi-diff would take another name for another path. */
function numbered(): [RegExp, () => string] {
  let position = 0;
  return [/\{\}/g, () => `{p${(position += 1)}}`];
}

function addOperation(paths: Paths, key: string, operation: Json | undefined): void {
  const [method = '', path = ''] = key.replace(...numbered()).split(' ');
  if (operation === undefined) return;
  const names = [...path.matchAll(/\{(p\d+)\}/g)].map((match) => match[1]);
  const parameters = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const item = (paths[path] ??= {});
  item[method.toLowerCase()] = { ...operation, ...(parameters.length > 0 ? { parameters } : {}) };
}

function reduceOperation(contract: Contract, operation: Operation | undefined): Json | undefined {
  if (operation === undefined) return undefined;
  const responses = [...operation.responses].map(([status, response]) => [
    status,
    reduceResponse(contract, response),
  ]);
  return {
    ...(operation.body === undefined ? {} : reduceBody(contract, operation.body)),
    responses: responses.length > 0 ? Object.fromEntries(responses) : { default: { description: '' } },
  };
}

function reduceBody(contract: Contract, body: Body): Json {
  const content = reduceContent(contract, body, 'request');
  return 'content' in content ? { requestBody: content } : {};
}

function reduceResponse(contract: Contract, response: Response): Json {
  const headers = [...response.headers.values()].map(({ name, required }) => [
    name,
    { required, schema: { type: 'string' } },
  ]);
  return {
    description: '',
    ...reduceContent(contract, response, 'response'),
    ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
  };
}

/** Only JSON: other media types are not compared by openapi-diff. */
function reduceContent(contract: Contract, { content }: Pick<Body, 'content'>, side: Side): Json {
  const node = content.get('application/json');
  if (node === undefined) return {};
  return { content: { 'application/json': { schema: inlined(contract, node, side) } } };
}

function inlined(contract: Contract, node: SchemaNode, side: Side): Json {
  const schema = contract.inlined(node.at, side);
  if (schema === undefined) throw new NotCovered();
  return schema;
}
