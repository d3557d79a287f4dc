import type { Requirement, Scheme, Security } from '../contract.ts';
import type { Documents } from './documents.ts';
import { type Location, below } from './location.ts';
import { type JsonObject, isRecord, listOf, textOf } from './record.ts';

/** Of a document or an operation; undefined where it says nothing. An empty list lets everybody in. */
export function securityOf({ security }: JsonObject): Security | undefined {
  if (!Array.isArray(security)) return undefined;
  const alternatives = listOf(security).filter(isRecord).map(requirementOf);
  return alternatives.length === 0 ? [new Map()] : alternatives;
}

function requirementOf(written: JsonObject): Requirement {
  return new Map(
    Object.entries(written).map(([name, scopes]) => [name, new Set(listOf(scopes).map(textOf))]),
  );
}

/** By name, in the shape of OpenAPI 3. */
export function schemesOf(documents: Documents, root: JsonObject): Map<string, Scheme> {
  const main: Location = { file: documents.main, pointer: '' };
  const [holder, steps] = isRecord(root['securityDefinitions'])
    ? [root['securityDefinitions'], ['securityDefinitions']]
    : [
        isRecord(root['components']) ? root['components']['securitySchemes'] : {},
        ['components', 'securitySchemes'],
      ];
  const schemes = new Map<string, Scheme>();
  for (const name of Object.keys(isRecord(holder) ? holder : {})) {
    const { at, ...found } = documents.resolve(below(main, ...steps, name));
    if ('value' in found && isRecord(found.value)) schemes.set(name, schemeOf(at, found.value));
  }
  return schemes;
}

function schemeOf(at: Location, value: JsonObject): Scheme {
  const isBasic = value['type'] === 'basic';
  const [type, scheme] = isBasic
    ? ['http', 'basic']
    : [textOf(value['type']), textOf(value['scheme']).toLowerCase()];
  const carried = [type, scheme, textOf(value['in']), textOf(value['name'])].filter((text) => text !== '');
  const flows = isRecord(value['flows']) ? value['flows'] : flowIn20(value);
  const discovery = textOf(value['openIdConnectUrl']);
  return {
    at,
    carried: carried.join(' '),
    flows: new Map(
      Object.entries(flows)
        .filter((entry): entry is [string, JsonObject] => isRecord(entry[1]))
        .map(([name, flow]) => [name, flowOf(flow)]),
    ),
    urls: discovery === '' ? [] : [discovery],
  };
}

const flowNames: Readonly<Record<string, string>> = {
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
};

function flowIn20(value: JsonObject): JsonObject {
  const name = textOf(value['flow']);
  return name === '' ? {} : { [flowNames[name] ?? name]: value };
}

function flowOf(flow: JsonObject): { scopes: ReadonlySet<string>; urls: readonly string[] } {
  const scopes = isRecord(flow['scopes']) ? Object.keys(flow['scopes']) : [];
  const urls = ['authorizationUrl', 'tokenUrl', 'refreshUrl'].map((name) => textOf(flow[name]));
  return { scopes: new Set(scopes), urls: urls.filter((url) => url !== '') };
}
