import { SyntaxType } from '@creditkarma/thrift-parser';
import type { ThriftType } from '../model.ts';
import type { Library } from './parser.ts';

/** What a name of a type stands for: another type, or itself. */
export interface Names {
  /** Whole name of what is meant in this file. */
  whole(name: string, file: string): string;
  typedef(name: string): { readonly type: Library.FunctionType; readonly file: string } | undefined;
  isEnum(name: string): boolean;
}

const words: Readonly<Record<string, string>> = {
  BoolKeyword: 'bool',
  ByteKeyword: 'byte',
  I8Keyword: 'byte',
  I16Keyword: 'i16',
  I32Keyword: 'i32',
  I64Keyword: 'i64',
  DoubleKeyword: 'double',
  StringKeyword: 'string',
  BinaryKeyword: 'binary',
  VoidKeyword: 'void',
};

const depthMax = 50;

/** Follows typedefs, so that the same bytes have the same text. */
export function typeOf(type: Library.FunctionType, file: string, names: Names, depth = 0): ThriftType {
  const inner = (one: Library.FieldType): ThriftType => typeOf(one, file, names, depth + 1);
  if (type.type === SyntaxType.MapType) return joined('map', [inner(type.keyType), inner(type.valueType)]);
  if (type.type === SyntaxType.ListType) return joined('list', [inner(type.valueType)]);
  if (type.type === SyntaxType.SetType) return joined('set', [inner(type.valueType)]);
  if (type.type !== SyntaxType.Identifier) {
    const text = words[type.type] ?? type.type;
    return { text, wire: text === 'binary' ? 'string' : text, names: [] };
  }
  const name = names.whole(type.value, file);
  const alias = names.typedef(name);
  if (alias !== undefined && depth < depthMax) return typeOf(alias.type, alias.file, names, depth + 1);
  return { text: name, wire: names.isEnum(name) ? 'i32' : name, names: [name] };
}

function joined(holder: string, parts: readonly ThriftType[]): ThriftType {
  const of = (texts: readonly string[]): string => `${holder}<${texts.join(', ')}>`;
  return {
    text: of(parts.map(({ text }) => text)),
    wire: of(parts.map(({ wire }) => wire)),
    names: parts.flatMap(({ names }) => names),
  };
}
