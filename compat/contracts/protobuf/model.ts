/** Protocol Buffers as far as old and new code can disagree on them. Names are whole: `ads.v1.Ad.Kind`. */
import type { Place } from '../change.ts';

export interface ProtoSchema {
  readonly files: ReadonlyMap<string, ProtoFile>;
  readonly messages: ReadonlyMap<string, ProtoMessage>;
  readonly enums: ReadonlyMap<string, ProtoEnum>;
  readonly services: ReadonlyMap<string, ProtoService>;
  /** Fields that are added to a message from outside, by its name and their number: `ads.v1.Ad 100`. */
  readonly extensions: ReadonlyMap<string, ProtoExtension>;
}

export interface ProtoFile {
  readonly name: string;
  readonly at: Place;
  readonly package: string;
  /** `proto2`, `proto3` or the year of an edition. */
  readonly syntax: string;
  /** By name, as text; defaults left out. */
  readonly options: ReadonlyMap<string, string>;
}

export interface Reserved {
  /** First and last, both included. */
  readonly numbers: readonly (readonly [number, number])[];
  readonly names: ReadonlySet<string>;
}

/** `ALLOW` or `LEGACY_BEST_EFFORT`, as editions call it. */
type JsonFormat = string;

export interface ProtoMessage {
  readonly name: string;
  readonly file: string;
  readonly at: Place;
  readonly fields: ReadonlyMap<number, ProtoField>;
  /** Those that the author wrote; the ones that `optional` of proto3 stands for are left out. */
  readonly oneofs: ReadonlySet<string>;
  readonly reserved: Reserved;
  readonly extensionRanges: readonly (readonly [number, number])[];
  readonly jsonFormat: JsonFormat;
  readonly isMessageSet: boolean;
  readonly hasNoDescriptorAccessor: boolean;
}

export type Cardinality = 'implicit' | 'optional' | 'required' | 'repeated' | 'map';

export interface ProtoField {
  readonly number: number;
  readonly name: string;
  readonly at: Place;
  readonly jsonName: string;
  readonly cardinality: Cardinality;
  /** A scalar such as `int32`, or the whole name of a message or enum; of a map: `map<key, value>`. */
  readonly type: string;
  readonly form: 'scalar' | 'enum' | 'message' | 'group';
  /** Name of the oneof that it is part of. */
  readonly oneof?: string;
  readonly default: string;
  /** Options and features that change the code that tools make, by name. */
  readonly options: ReadonlyMap<string, string>;
}

export interface ProtoExtension {
  readonly name: string;
  readonly file: string;
  /** Whole name of the message that it extends. */
  readonly extends: string;
  readonly field: ProtoField;
}

export interface ProtoEnum {
  readonly name: string;
  readonly file: string;
  readonly at: Place;
  /** Names by number; more than one where aliases are allowed. */
  readonly values: ReadonlyMap<number, readonly string[]>;
  readonly valueAt: ReadonlyMap<string, Place>;
  readonly reserved: Reserved;
  /** A closed enum refuses numbers that it does not name. */
  readonly isClosed: boolean;
  readonly jsonFormat: JsonFormat;
}

export interface ProtoService {
  readonly name: string;
  readonly file: string;
  readonly at: Place;
  readonly methods: ReadonlyMap<string, ProtoMethod>;
}

export interface ProtoMethod {
  readonly name: string;
  readonly at: Place;
  readonly request: string;
  readonly response: string;
  readonly clientStreams: boolean;
  readonly serverStreams: boolean;
  readonly idempotency: string;
}
