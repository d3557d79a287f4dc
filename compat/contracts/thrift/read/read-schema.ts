/** Reads Thrift files into one schema: names get their file, typedefs are followed, inherited functions are there. */
import { SyntaxType } from '@creditkarma/thrift-parser';
import { basename } from 'node:path/posix';
import type { Place } from '../../change.ts';
import type { ContractFiles } from '../../kind.ts';
import type {
  ThriftConstant,
  ThriftEnum,
  ThriftField,
  ThriftFields,
  ThriftFunction,
  ThriftSchema,
  ThriftService,
  ThriftStruct,
} from '../model.ts';
import { type Library, loadThrift } from './parser.ts';
import { type Names, typeOf } from './types.ts';

/** @throws {HarnessError} `contract-unreadable` with file and line. */
export async function readSchema(files: ContractFiles): Promise<ThriftSchema> {
  const parse = await loadThrift();
  const documents = [...files.texts].map(([name, text]): Read => ({
    file: basename(name, '.thrift'),
    shown: files.display(name),
    statements: parse(text, files.display(name)).body,
  }));
  const reader = new SchemaReader(namesIn(documents));
  for (const document of documents) reader.read(document);
  reader.inherit();
  return reader;
}

interface Read {
  /** Name by which other files refer to it. */
  readonly file: string;
  readonly shown: string;
  readonly statements: readonly Library.ThriftStatement[];
}

type Named = Exclude<Library.ThriftStatement, Library.IncludeDefinition | Library.CppIncludeDefinition>;

function namesIn(documents: readonly Read[]): Names {
  const kinds = new Map<string, { readonly statement: Named; readonly file: string }>();
  for (const { file, statements } of documents) {
    for (const statement of statements) {
      if ('name' in statement && statement.type !== SyntaxType.NamespaceDefinition)
        kinds.set(`${file}.${statement.name.value}`, { statement, file });
    }
  }
  return {
    whole: (name, file) => (name.includes('.') || !kinds.has(`${file}.${name}`) ? name : `${file}.${name}`),
    typedef(name) {
      const found = kinds.get(name);
      return found?.statement.type === SyntaxType.TypedefDefinition
        ? { type: found.statement.definitionType, file: found.file }
        : undefined;
    },
    isEnum: (name) => kinds.get(name)?.statement.type === SyntaxType.EnumDefinition,
  };
}

class SchemaReader implements ThriftSchema {
  readonly structs = new Map<string, ThriftStruct>();
  readonly enums = new Map<string, ThriftEnum>();
  readonly services = new Map<string, ThriftService>();
  readonly constants = new Map<string, ThriftConstant>();
  readonly namespaces = new Map<string, ThriftConstant>();
  readonly #names: Names;
  readonly #bases = new Map<string, string>();

  constructor(names: Names) {
    this.#names = names;
  }

  read({ file, shown, statements }: Read): void {
    for (const statement of statements) this.#readOne(statement, { file, shown });
  }

  /** Functions of a service that others extend are theirs too; their own go before. */
  inherit(): void {
    for (const [name, service] of this.services) {
      const functions = new Map(service.functions);
      const seen = new Set([name]);
      for (
        let base = this.#bases.get(name);
        base !== undefined && !seen.has(base);
        base = this.#bases.get(base)
      ) {
        seen.add(base);
        for (const [key, one] of this.services.get(base)?.functions ?? [])
          if (!functions.has(key)) functions.set(key, one);
      }
      this.services.set(name, { ...service, functions });
    }
  }

  #readOne(statement: Library.ThriftStatement, context: FileContext): void {
    const at = placeOf(statement, context);
    if (statement.type === SyntaxType.NamespaceDefinition) {
      const key = `${context.file} ${statement.scope.value}`;
      this.namespaces.set(key, { at, text: statement.name.value });
    }
    if (!('name' in statement)) return;
    const name = `${context.file}.${statement.name.value}`;
    if (
      statement.type === SyntaxType.StructDefinition ||
      statement.type === SyntaxType.UnionDefinition ||
      statement.type === SyntaxType.ExceptionDefinition
    ) {
      const kind = (
        { StructDefinition: 'struct', UnionDefinition: 'union', ExceptionDefinition: 'exception' } as const
      )[statement.type];
      this.structs.set(name, { name, at, kind, fields: this.#fields(statement.fields, context) });
    } else if (statement.type === SyntaxType.EnumDefinition) this.#readEnum(statement, name, context);
    else if (statement.type === SyntaxType.ServiceDefinition) this.#readService(statement, name, context);
    else if (statement.type === SyntaxType.ConstDefinition) {
      const type = typeOf(statement.fieldType, context.file, this.#names).text;
      this.constants.set(name, { at, text: `${type} ${textOf(statement.initializer)}` });
    }
  }

  /** Ids that are not written count down from -1, values of enums up from the one before. */
  #fields(written: readonly Library.FieldDefinition[], context: FileContext): ThriftFields {
    let unnumbered = 0;
    const fields = written.map((field): ThriftField => ({
      id: field.fieldID?.value ?? (unnumbered -= 1),
      name: field.name.value,
      at: placeOf(field, context),
      requiredness: field.requiredness ?? 'default',
      type: typeOf(field.fieldType, context.file, this.#names),
      default: field.defaultValue === null ? '' : textOf(field.defaultValue),
    }));
    return new Map(fields.map((field) => [field.id, field]));
  }

  #readEnum({ members, ...statement }: Library.EnumDefinition, name: string, context: FileContext): void {
    const values = new Map<number, { name: string; at: Place }>();
    let next = 0;
    for (const member of members) {
      const written = member.initializer === null ? undefined : Number(textOf(member.initializer));
      const value = written ?? next;
      values.set(value, { name: member.name.value, at: placeOf(member, context) });
      next = value + 1;
    }
    this.enums.set(name, { name, at: placeOf(statement, context), values });
  }

  #readService(statement: Library.ServiceDefinition, name: string, context: FileContext): void {
    const functions = statement.functions.map((one): ThriftFunction => ({
      name: one.name.value,
      at: placeOf(one, context),
      isOneway: one.oneway,
      returns: typeOf(one.returnType, context.file, this.#names),
      parameters: this.#fields(one.fields, context),
      exceptions: this.#fields(one.throws, context),
    }));
    this.services.set(name, {
      name,
      at: placeOf(statement, context),
      functions: new Map(functions.map((one) => [one.name, one])),
    });
    if (statement.extends) this.#bases.set(name, this.#names.whole(statement.extends.value, context.file));
  }
}

interface FileContext {
  readonly file: string;
  readonly shown: string;
}

function placeOf({ loc }: { readonly loc: Library.TextLocation }, { shown }: FileContext): Place {
  return { file: shown, line: loc.start.line };
}

/** A value as text, without where it stands. */
function textOf(value: Library.ConstValue): string {
  return JSON.stringify(plain(value));
}

function plain(value: Library.ConstValue): unknown {
  if (value.type === SyntaxType.IntConstant) return Number(value.value.value);
  if (value.type === SyntaxType.DoubleConstant) return Number(value.value.value);
  if (value.type === SyntaxType.ConstList) return value.elements.map(plain);
  if (value.type === SyntaxType.ConstMap)
    return value.properties.map(({ name, initializer }) => [plain(name), plain(initializer)]);
  return value.value;
}
