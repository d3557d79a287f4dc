/** Java interfaces that are called remotely, as far as old and new code can disagree on them. Names are whole. */
import type { Place } from '../change.ts';

export interface JavaSchema {
  /** What callers can find, by the key that the registry has for it: `group/ads.Ads:1.0.0`. */
  readonly services: ReadonlyMap<string, JavaService>;
  /** Classes, records and enums. */
  readonly classes: ReadonlyMap<string, JavaClass>;
  /** How values travel, as the files say; `hessian2` where they do not. */
  readonly serializations: ReadonlySet<string>;
  readonly unchecked: readonly string[];
}

export interface JavaService {
  readonly interface: string;
  /** Empty where none is named. */
  readonly group: string;
  readonly version: string;
  readonly at: Place;
  /** By signature: name and erased parameters, which is how a provider finds them. Absent where they are not known. */
  readonly methods?: ReadonlyMap<string, JavaMethod>;
}

export interface JavaMethod {
  readonly name: string;
  readonly at: Place;
  /** Absent where only the name is known. */
  readonly types?: { readonly parameters: readonly JavaType[]; readonly returns: JavaType };
  readonly exceptions: readonly string[];
}

export interface JavaType {
  /** With whole names: `java.util.List<ads.Ad>`. */
  readonly text: string;
  /** Without what stands in angle brackets. */
  readonly erased: string;
  /** Names of all classes in it. */
  readonly names: readonly string[];
}

export interface JavaClass {
  readonly name: string;
  readonly at: Place;
  readonly form: 'class' | 'record' | 'enum';
  /** Those of the classes that it extends, too; static and transient ones are left out. */
  readonly fields: ReadonlyMap<string, JavaField>;
  /** Of an enum, in their order. */
  readonly constants: readonly string[];
  /** Whether it is, as far as its files say; undefined where a type that it extends is not there. */
  readonly isSerializable: boolean | undefined;
  readonly serialVersion: string | undefined;
  /** The class that it extends directly, if any. */
  readonly parent: string | undefined;
}

export interface JavaField {
  readonly name: string;
  readonly at: Place;
  readonly type: JavaType;
  readonly hasInitialiser: boolean;
}

/** As registries write it. */
export function serviceKey({
  group,
  interface: name,
  version,
}: Pick<JavaService, 'group' | 'interface' | 'version'>): string {
  return `${group === '' ? '' : `${group}/`}${name}${version === '' ? '' : `:${version}`}`;
}

/** What a call names: `get(java.lang.String)`; parameters that are not known are left open. */
export function signatureOf({ name, types }: Pick<JavaMethod, 'name' | 'types'>): string {
  return types === undefined ? name : `${name}(${types.parameters.map(({ erased }) => erased).join(', ')})`;
}

/** As a reader knows the type: without the packages of Java itself. */
export function shown(text: string): string {
  return text.replace(/\bjava\.(?:lang|util|io)\.(?=[A-Z])/g, '');
}
