/** Reads `.proto` files into one schema: names are made whole, features are settled. */
import type { ContractFiles } from '../../kind.ts';
import type {
  ProtoEnum,
  ProtoExtension,
  ProtoFile,
  ProtoMessage,
  ProtoSchema,
  ProtoService,
} from '../model.ts';
import { featuresOf, withFeatures } from './features.ts';
import { fieldOf } from './fields.ts';
import { linesOf } from './lines.ts';
import { loadProtobuf, parseFile, type Protobuf, type protobuf } from './parser.ts';
import { reservedOf } from './reserved.ts';
import { type FileContext, joined, type Scope } from './scope.ts';
import { TypeNames } from './type-names.ts';

/** @throws {HarnessError} `contract-unreadable` with file and line. */
export async function readSchema(files: ContractFiles): Promise<ProtoSchema> {
  const library = await loadProtobuf();
  const parsed = [...files.texts].map(([name, text]) =>
    parseOne(library, { name, text, shown: files.display(name) }),
  );
  const names = new TypeNames();
  for (const { result, package: holder } of parsed) names.collect(result.root, holder, library);
  const reader = new SchemaReader(library, names);
  for (const one of parsed) reader.readFile(one);
  return reader;
}

interface Parsed {
  readonly name: string;
  readonly shown: string;
  readonly package: string;
  readonly syntax: string;
  readonly result: protobuf.IParserResult;
  readonly lines: ReadonlyMap<string, number>;
}

function parseOne(
  library: Protobuf,
  { name, text, shown }: { readonly name: string; readonly text: string; readonly shown: string },
): Parsed {
  const result = parseFile(library, text, shown);
  const [, , syntax = 'proto2'] =
    /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*(syntax|edition)\s*=\s*["']([^"']+)["']/.exec(text) ?? [];
  return { name, shown, package: result.package ?? '', syntax, result, lines: linesOf(text) };
}

class SchemaReader implements ProtoSchema {
  readonly files = new Map<string, ProtoFile>();
  readonly messages = new Map<string, ProtoMessage>();
  readonly enums = new Map<string, ProtoEnum>();
  readonly services = new Map<string, ProtoService>();
  readonly extensions = new Map<string, ProtoExtension>();
  readonly #library: Protobuf;
  readonly #names: TypeNames;

  constructor(library: Protobuf, names: TypeNames) {
    this.#library = library;
    this.#names = names;
  }

  readFile({ name, shown, package: holder, syntax, result, lines }: Parsed): void {
    const context: FileContext = {
      file: name,
      at(element) {
        const line = lines.get(element);
        return line === undefined ? { file: shown } : { file: shown, line };
      },
    };
    const top = holder === '' ? result.root : (result.root.lookup(holder.split('.')) ?? result.root);
    const options = optionsOf(top);
    const { features: _, ...plain } = options;
    this.files.set(name, {
      name,
      at: { file: shown },
      package: holder,
      syntax,
      options: new Map(Object.entries(plain).map(([key, value]) => [key, String(value)])),
    });
    const features = withFeatures(featuresOf(syntax), options);
    this.#readInner(top as protobuf.Namespace, { context, scope: holder, features, options: plain });
  }

  #readInner(holder: protobuf.NamespaceBase, scope: Scope): void {
    const { Type, Enum, Service, Field } = this.#library;
    for (const element of holder.nestedArray) {
      const name = joined(scope.scope, element.name);
      if (element instanceof Type) this.#readMessage(element, name, scope);
      else if (element instanceof Enum) this.#readEnum(element, name, scope);
      else if (element instanceof Service) this.#readService(element, name, scope);
      else if (element instanceof Field) this.#readExtension(element, name, scope);
    }
  }

  #readMessage(type: protobuf.Type, name: string, scope: Scope): void {
    const { context } = scope;
    const options = optionsOf(type);
    const features = withFeatures(scope.features, options);
    const inner = { ...scope, scope: name, features };
    const isOptional = (field: protobuf.Field): boolean => field.options?.['proto3_optional'] === true;
    const reading = { library: this.#library, names: this.#names, scope: inner };
    this.messages.set(name, {
      name,
      file: context.file,
      at: context.at(name),
      // the parser also puts the extensions of a message among its fields
      fields: new Map(
        type.fieldsArray
          .filter((field) => !field.name.startsWith('.'))
          .map((field) => [field.id, fieldOf(field, reading)]),
      ),
      oneofs: new Set(
        type.oneofsArray
          .filter(({ fieldsArray }) => !fieldsArray.every(isOptional))
          .map((oneof) => oneof.name),
      ),
      reserved: reservedOf(type.reserved),
      extensionRanges: (type.extensions ?? []) as [number, number][],
      jsonFormat: features.get('json_format') ?? '',
      isMessageSet: options['message_set_wire_format'] === true,
      hasNoDescriptorAccessor: options['no_standard_descriptor_accessor'] === true,
    });
    this.#readInner(type, inner);
  }

  #readEnum(type: protobuf.Enum, name: string, { context, features: outer }: Scope): void {
    const features = withFeatures(outer, optionsOf(type));
    const values = new Map<number, string[]>();
    for (const [value, number] of Object.entries(type.values))
      values.set(number, [...(values.get(number) ?? []), value]);
    const valueAt = Object.keys(type.values).map(
      (value) => [value, context.at(joined(name, value))] as const,
    );
    this.enums.set(name, {
      name,
      file: context.file,
      at: context.at(name),
      values,
      valueAt: new Map(valueAt),
      reserved: reservedOf(type.reserved),
      isClosed: features.get('enum_type') === 'CLOSED',
      jsonFormat: features.get('json_format') ?? '',
    });
  }

  #readService(service: protobuf.Service, name: string, { context, scope }: Scope): void {
    const methods = service.methodsArray.map((method) => ({
      name: method.name,
      at: context.at(joined(name, method.name)),
      request: this.#names.resolve(method.requestType, scope),
      response: this.#names.resolve(method.responseType, scope),
      clientStreams: method.requestStream === true,
      serverStreams: method.responseStream === true,
      idempotency: String(method.options?.['idempotency_level'] ?? 'IDEMPOTENCY_UNKNOWN'),
    }));
    this.services.set(name, {
      name,
      file: context.file,
      at: context.at(name),
      methods: new Map(methods.map((method) => [method.name, method])),
    });
  }

  #readExtension(field: protobuf.Field, name: string, scope: Scope): void {
    const reading = { library: this.#library, names: this.#names, scope };
    const extended = this.#names.resolve(field.extend ?? '', scope.scope);
    this.extensions.set(`${extended} ${field.id}`, {
      name,
      file: scope.context.file,
      extends: extended,
      field: fieldOf(field, reading),
    });
  }
}

function optionsOf({ options, parsedOptions }: protobuf.ReflectionObject): Readonly<Record<string, unknown>> {
  const parsed = Array.isArray(parsedOptions) ? (parsedOptions as Record<string, unknown>[]) : [];
  return Object.assign({}, options, ...parsed) as Readonly<Record<string, unknown>>;
}
