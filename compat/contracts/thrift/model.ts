/** Thrift as far as old and new code can disagree on it. Names hold their file: `shared.Money`. */
import type { Place } from '../change.ts';

export interface ThriftSchema {
  readonly structs: ReadonlyMap<string, ThriftStruct>;
  readonly enums: ReadonlyMap<string, ThriftEnum>;
  readonly services: ReadonlyMap<string, ThriftService>;
  readonly constants: ReadonlyMap<string, ThriftConstant>;
  /** By file and language, for example `ads java`. */
  readonly namespaces: ReadonlyMap<string, ThriftConstant>;
}

export interface ThriftStruct {
  readonly name: string;
  readonly at: Place;
  readonly kind: 'struct' | 'union' | 'exception';
  readonly fields: ThriftFields;
}

/** By id, which is how fields travel. */
export type ThriftFields = ReadonlyMap<number, ThriftField>;

export interface ThriftField {
  readonly id: number;
  readonly name: string;
  readonly at: Place;
  /** `default` is written always and missed by nobody. */
  readonly requiredness: 'required' | 'optional' | 'default';
  readonly type: ThriftType;
  readonly default: string;
}

/** A type with its typedefs followed. */
export interface ThriftType {
  /** For example `list<shared.Money>`. */
  readonly text: string;
  /** The same as bytes: enums are `i32`, `binary` is `string`. */
  readonly wire: string;
  /** Names of the structs and enums in it. */
  readonly names: readonly string[];
}

export interface ThriftEnum {
  readonly name: string;
  readonly at: Place;
  readonly values: ReadonlyMap<number, { readonly name: string; readonly at: Place }>;
}

export interface ThriftService {
  readonly name: string;
  readonly at: Place;
  /** Those of the services that it extends, too. */
  readonly functions: ReadonlyMap<string, ThriftFunction>;
}

export interface ThriftFunction {
  readonly name: string;
  readonly at: Place;
  readonly isOneway: boolean;
  readonly returns: ThriftType;
  readonly parameters: ThriftFields;
  readonly exceptions: ThriftFields;
}

export interface ThriftConstant {
  readonly at: Place;
  readonly text: string;
}
