/** From Java sources: who is exported, what can be called, and what the classes hold. */
import type { JavaClass, JavaField, JavaMethod } from '../model.ts';
import { type Exported, exportsOf } from './annotations.ts';
import { type Declaration, declarationsIn, placeOf } from './declarations.ts';
import { constantsOf, fieldsOf } from './fields.ts';
import { loadJavaParser } from './java-parser.ts';
import { JavaNames } from './java-names.ts';
import { methodsOf, parentsOf } from './methods.ts';
import { withoutBodies } from './without-bodies.ts';
import type { Place } from '../../change.ts';

export interface JavaInterface {
  readonly at: Place;
  readonly methods: ReadonlyMap<string, JavaMethod>;
  /** Interfaces that it extends and whose source is not there. */
  readonly missing: readonly string[];
}

export interface JavaSources {
  readonly interfaces: ReadonlyMap<string, JavaInterface>;
  readonly classes: ReadonlyMap<string, JavaClass>;
  readonly exported: readonly (Exported & { readonly at: Place })[];
}

export interface JavaText {
  readonly text: string;
  readonly shown: string;
}

/** @throws {HarnessError} `contract-unreadable` with file and line. */
export async function readSources(files: readonly JavaText[]): Promise<JavaSources> {
  if (files.length === 0) return { interfaces: new Map(), classes: new Map(), exported: [] };
  const parse = await loadJavaParser();
  const found = files.flatMap(({ text, shown }) => declarationsIn(parse(withoutBodies(text), shown), shown));
  const reader = new SourceReader(new Map(found.map((one) => [one.name, one])));
  return reader.read();
}

class SourceReader {
  readonly #declared: ReadonlyMap<string, Declaration>;
  readonly #names: JavaNames;

  constructor(declared: ReadonlyMap<string, Declaration>) {
    this.#declared = declared;
    this.#names = new JavaNames(new Set(declared.keys()));
  }

  read(): JavaSources {
    const interfaces = new Map<string, JavaInterface>();
    const classes = new Map<string, JavaClass>();
    const exported: (Exported & { at: Place })[] = [];
    for (const one of this.#declared.values()) {
      if (one.form === 'interface') interfaces.set(one.name, this.#interface(one));
      else classes.set(one.name, this.#class(one));
      const found = exportsOf(one, this.#parents(one), this.#names);
      exported.push(...found.map((each) => ({ ...each, at: placeOf(one, each.node) })));
    }
    return { interfaces, classes, exported };
  }

  #parents(declaration: Declaration): string[] {
    return parentsOf(declaration, this.#names).map(({ erased }) => erased);
  }

  /** The declaration and all that it inherits from, each once; names whose source is not there. */
  #lineage(first: Declaration): { readonly known: readonly Declaration[]; readonly missing: string[] } {
    const known = new Set<Declaration>([first]);
    const missing: string[] = [];
    for (const one of known) {
      for (const name of this.#parents(one)) {
        const parent = this.#declared.get(name);
        if (parent === undefined) missing.push(name);
        else known.add(parent);
      }
    }
    return { known: [...known], missing };
  }

  #interface(declaration: Declaration): JavaInterface {
    const { known, missing } = this.#lineage(declaration);
    // its own methods last: they go before inherited ones
    const methods = known.toReversed().flatMap((one) => [...methodsOf(one, this.#names)]);
    return {
      at: placeOf(declaration, declaration.node),
      methods: new Map(methods),
      missing: missing.filter((name) => name !== 'java.io.Serializable'),
    };
  }

  #class(declaration: Declaration): JavaClass {
    const { known, missing } = this.#lineage(declaration);
    const own = fieldsOf(declaration, this.#names);
    const inherited = known.slice(1).flatMap((one) => fieldsOf(one, this.#names).fields);
    const isEnum = declaration.form === 'enum';
    const fields = isEnum ? [] : [...inherited, ...own.fields];
    const [parent] = this.#parents(declaration);
    return {
      name: declaration.name,
      at: placeOf(declaration, declaration.node),
      form: isEnum ? 'enum' : declaration.form === 'record' ? 'record' : 'class',
      fields: new Map(fields.map((field): [string, JavaField] => [field.name, field])),
      constants: constantsOf(declaration),
      isSerializable: isEnum || isSerializableBy(missing),
      serialVersion: own.serialVersion,
      parent: 'classExtends' in declaration.node.children ? parent : undefined,
    };
  }
}

/** Of Java itself, what makes a class that extends it serialisable. */
const serializable =
  /^java\.(?:io\.(?:Serializable|Externalizable)|lang\.(?:Number|(?:Runtime)?Exception|Throwable))$/;

/** Types whose source is not there may make it so, unless they are known to. */
function isSerializableBy(missing: readonly string[]): boolean | undefined {
  if (missing.some((name) => serializable.test(name))) return true;
  return missing.length > 0 ? undefined : false;
}
