import { HarnessError } from '../../../../reports/index.ts';
import type { Place } from '../../change.ts';
import type { JavaClass, JavaField, JavaMethod, JavaType } from '../model.ts';
import type { ExportedService } from './exported.ts';
import { wholeType } from './java-types.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * What Dubbo's metadata center keeps of a service (`FullServiceDefinition`): one, or a list of them.
 *
 * @throws {HarnessError} `contract-unreadable`
 */
export function readServiceDefinitions(text: string, file: string): ExportedService[] {
  const at: Place = { file };
  const found = [parse(text, file)].flat().map(asObject);
  const unusable = found.findIndex((one) => typeof one['canonicalName'] !== 'string');
  if (unusable !== -1) throw unreadable(file, `entry ${unusable + 1} has no canonicalName`);
  return found.map((one) => {
    const parameters = asObject(one['parameters']);
    return {
      interface: String(one['canonicalName']),
      group: textOf(parameters['group']),
      version: textOf(parameters['version']),
      serialization: textOf(parameters['serialization']),
      at,
      methods: listOf(one['methods']).map((method) => methodOf(method, at)),
      classes: listOf(one['types']).flatMap((type) => classOf(type, at)),
    };
  });
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw unreadable(where, cause instanceof Error ? cause.message : String(cause));
  }
}

function unreadable(where: string, reason: string): HarnessError {
  return new HarnessError('contract-unreadable', {
    what: `It is no metadata of Dubbo services: ${reason.replace(/\.$/, '')}.`,
    where,
    todo: 'Give what the metadata center keeps for a provider, one object or a list of them.',
  });
}

const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.map(asObject) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Inner classes are written with `$` there. */
function typeNamed(text: string): JavaType {
  return wholeType(text.replaceAll('$', '.'));
}

function methodOf(method: Json, at: Place): JavaMethod {
  const parameters = Array.isArray(method['parameterTypes']) ? method['parameterTypes'].map(String) : [];
  const returns = typeNamed(textOf(method['returnType']) || 'void');
  return {
    name: textOf(method['name']),
    at,
    types: { parameters: parameters.map(typeNamed), returns },
    exceptions: [],
  };
}

/** Types of Java itself are left out. */
function classOf(type: Json, at: Place): JavaClass[] {
  const name = textOf(type['type']).replaceAll('$', '.');
  if (/^(?:java\.|[a-z]+$)|[<[]/.test(name) || name === '') return [];
  const constants = [type['enums'] ?? type['enum'] ?? []].flat().map(String);
  const fields = Object.entries(asObject(type['properties'])).map(([field, value]): [string, JavaField] => {
    const text = typeof value === 'string' ? value : textOf(asObject(value)['type']);
    return [field, { name: field, at, type: typeNamed(text), hasInitialiser: false }];
  });
  const form = constants.length > 0 ? 'enum' : 'class';
  return [
    {
      name,
      at,
      form,
      fields: new Map(form === 'enum' ? [] : fields),
      constants,
      isSerializable: undefined,
      serialVersion: undefined,
      parent: undefined,
    },
  ];
}
