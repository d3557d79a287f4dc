/** Configuration and the code that reads it, as plain values. */
import type { ValueType } from './value-type.ts';

/** A file as a person would name it, and a line from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

/** One key of a file with its value as text. */
export interface Entry {
  readonly key: string;
  readonly value: string;
  readonly line?: number;
  /** The format says that it is secret, as a Kubernetes Secret does. */
  readonly isSecret?: boolean;
}

/** What one file, or one document of a file, sets. */
export interface ConfigDocument {
  readonly entries: readonly Entry[];
  /** Spring profiles of which one must be active; absent for what holds always. */
  readonly profiles?: readonly string[];
  /** Sets variables of processes, which win over files. */
  readonly isVariables?: boolean;
}

/** What one place of an environment sets. */
export interface Setting extends Place {
  readonly key: string;
  /** Never shown. */
  readonly value: string;
  /** The value, or a keyed hash where it is secret. */
  readonly shown: string;
  readonly isSecret: boolean;
  /** The format keeps secrets: plain text is no fault there. */
  readonly isKeptSecret: boolean;
}

/** Configuration that a process gets, whatever files it stands in. */
export interface Environment {
  /** As the user names it. */
  readonly name: string;
  /** What counts, one for each spelling of a key. */
  readonly settings: readonly Setting[];
  /** Each file with its settings in their order, for what is said twice. */
  readonly documents: readonly (readonly Setting[])[];
}

/** A place where code reads a key. */
export interface KeyRead extends Place {
  readonly key: string;
  /** The text of the default; absent when there is none. */
  readonly fallback?: string;
  /** The code can live without it: it asks whether the key is there. */
  readonly isOptional?: boolean;
  readonly type?: ValueType;
  /** Only this spelling is read, as of variables of a process. */
  readonly isExact?: boolean;
  /** The default holds for all places: it is shipped with the code, or set once for the whole program. */
  readonly isForAll?: boolean;
  /** Everything below the key is read. */
  readonly isPrefix?: boolean;
  /** A change is seen without a restart. */
  readonly isHot?: boolean;
  readonly isSecret?: boolean;
  /** Values that are allowed; all when absent. */
  readonly allowed?: readonly string[];
}

/** A key that code reads, with all the places. */
export interface KeyUse {
  readonly key: string;
  readonly places: readonly Place[];
  /** Text of the default in code or in what is shipped with it. */
  readonly fallback?: string;
  readonly shownFallback?: string;
  /** Some place fails without a value. */
  readonly isRequired: boolean;
  /** No place fails, but no default is seen. */
  readonly isOptional: boolean;
  readonly isExact: boolean;
  readonly isPrefix: boolean;
  readonly isHot: boolean;
  readonly type?: ValueType;
  readonly allowed?: readonly string[];
}

/** What one release of the code reads. */
export interface CodeKeys {
  readonly uses: readonly KeyUse[];
  /** Reads whose key is known at run time only. */
  readonly notFollowed: readonly Place[];
  readonly files: number;
}
