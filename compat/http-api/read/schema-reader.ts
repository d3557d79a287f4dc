/** Reads schemas of one contract lazily; each place is read once, and may refer to itself. */
import type { Schema, SchemaNode } from '../schema.ts';
import { blankSchema } from './blank-schema.ts';
import type { Documents } from './documents.ts';
import { intersect } from './intersect.ts';
import { type Location, below, idOf } from './location.ts';
import { type JsonObject, isRecord, listOf } from './record.ts';
import { type Dialect, readKeywords } from './schema-keywords.ts';

export class SchemaReader {
  readonly #documents: Documents;
  readonly #dialect: Dialect;
  readonly #nodes = new Map<string, SchemaNode>();
  readonly #names = new Map<string, string>();
  /** Places being read right now: meeting one again means `allOf` leads back to itself. */
  readonly #open = new Set<string>();

  constructor(documents: Documents, dialect: Dialect) {
    this.#documents = documents;
    this.#dialect = dialect;
  }

  /** `value` is what stands there, where that is known already. */
  node(at: Location, value?: unknown): SchemaNode {
    // With the file as the user names it: old and new contract may call their files the same.
    const id = `${this.#names.get(at.file) ?? this.#name(at.file)}#${at.pointer}`;
    let node = this.#nodes.get(id);
    if (node === undefined) {
      node = new PlacedSchema({ id, at }, value ?? this.#documents.value(at), this);
      this.#nodes.set(id, node);
    }
    return node;
  }

  /** The schema under whose name `value` refers to it; undefined where more is written than a reference. */
  named(at: Location, value: unknown): SchemaNode | undefined {
    if (!isRecord(value) || typeof value['$ref'] !== 'string' || !this.#isPlain(value)) return undefined;
    const target = this.#documents.target(at, value['$ref']);
    return 'missing' in target ? undefined : this.node(target);
  }

  /** Before 3.1 keywords beside a reference had no meaning. */
  #isPlain(value: JsonObject): boolean {
    return this.#dialect !== '3.1' || Object.keys(value).every((key) => besideReference.has(key));
  }

  #name(file: string): string {
    const name = this.#documents.display(file);
    this.#names.set(file, name);
    return name;
  }

  read(at: Location, value: unknown): Schema {
    const id = idOf(at);
    if (this.#open.has(id)) return this.#opaque(at, 'a schema that includes itself');
    this.#open.add(id);
    try {
      return this.#readOnce(at, value);
    } finally {
      this.#open.delete(id);
    }
  }

  #readOnce(at: Location, value: unknown): Schema {
    if (value === true || value === undefined) return blankSchema(at);
    if (value === false) return { ...blankSchema(at), types: new Set() };
    if (!isRecord(value)) return this.#opaque(at, 'a schema that is neither object nor boolean');
    if (typeof value['$ref'] === 'string') return this.#readReference(at, value['$ref'], value);
    return this.#readObject(at, value);
  }

  #readReference(at: Location, reference: string, value: Readonly<Record<string, unknown>>): Schema {
    const target = this.#documents.target(at, reference);
    if ('missing' in target) return this.#opaque(at, target.missing);
    const referred = this.node(target).read();
    if (this.#isPlain(value)) return referred;
    const { $ref: _, summary: __, description: ___, ...siblings } = value;
    return { ...intersect(referred, this.#readObject(at, siblings)), at: referred.at };
  }

  #readObject(at: Location, value: Readonly<Record<string, unknown>>): Schema {
    const nodes = (keyword: string): SchemaNode[] =>
      listOf(value[keyword]).map((one, index) => this.node(below(at, keyword, index), one));
    let schema = readKeywords(value, {
      at,
      dialect: this.#dialect,
      node: (...steps) => this.node(below(at, ...steps), steps.reduce(memberOf, value)),
      unchecked: this.#documents.unchecked,
    });
    for (const part of nodes('allOf')) schema = this.#withPart(schema, part);
    for (const keyword of ['oneOf', 'anyOf']) {
      const all = nodes(keyword);
      const members = all.filter((member) => !this.#isNull(member));
      if (all.length > 0 && members.length <= 1) {
        schema = intersect(schema, this.#orNull(members[0], members.length < all.length, at));
      } else if (all.length > 0) {
        const union = { members: all, isExclusive: keyword === 'oneOf' };
        schema = { ...schema, unions: [...schema.unions, union] };
      }
    }
    // `nullable` beside `allOf: [$ref]` is the usual way to say "or null" in 3.0.
    const nullable = this.#dialect !== '3.1' && (value['nullable'] ?? value['x-nullable']) === true;
    return { ...schema, at, ...(nullable ? { types: new Set([...schema.types, 'null'] as const) } : {}) };
  }

  #withPart(schema: Schema, part: SchemaNode): Schema {
    const read = part.read();
    const both = intersect(schema, read);
    const { file, pointer } = read.at;
    const isShared = file !== part.at.file || pointer !== part.at.pointer;
    return isShared ? { ...both, parts: new Set([...both.parts, pointer]) } : both;
  }

  /** A union of one schema, with or without `null`, is that schema. */
  #orNull(member: SchemaNode | undefined, isNullable: boolean, at: Location): Schema {
    const schema = member?.read() ?? { ...blankSchema(at), types: new Set() };
    return isNullable ? { ...schema, types: new Set([...schema.types, 'null'] as const) } : schema;
  }

  #isNull(member: SchemaNode): boolean {
    const resolved = this.#documents.resolve(member.at);
    if (!('value' in resolved) || !isRecord(resolved.value)) return false;
    const { type, enum: values } = resolved.value;
    return type === 'null' || (values !== undefined && listOf(values).every((value) => value === null));
  }

  #opaque(at: Location, why: string): Schema {
    this.#documents.unchecked.add(why, at);
    return { ...blankSchema(at), opaque: why };
  }
}

/** A schema that stands in a document. There are tens of thousands, most of which are never read. */
class PlacedSchema implements SchemaNode {
  readonly id: string;
  readonly at: Location;
  readonly #value: unknown;
  readonly #reader: SchemaReader;
  #schema: Schema | undefined;
  #named: SchemaNode | null | undefined;

  constructor({ id, at }: Pick<SchemaNode, 'id' | 'at'>, value: unknown, reader: SchemaReader) {
    this.id = id;
    this.at = at;
    this.#value = value;
    this.#reader = reader;
  }

  read(): Schema {
    return (this.#schema ??= this.#reader.read(this.at, this.#value));
  }

  written(): unknown {
    return this.#value;
  }

  named(): SchemaNode | undefined {
    // null: known to have no name
    if (this.#named === undefined) this.#named = this.#reader.named(this.at, this.#value) ?? null;
    return this.#named ?? undefined;
  }

  member(...steps: readonly string[]): SchemaNode {
    return this.#reader.node(below(this.at, ...steps), steps.reduce(memberOf, this.#value));
  }
}

const besideReference = new Set(['$ref', 'summary', 'description']);

function memberOf(value: unknown, step: string): unknown {
  return typeof value === 'object' && value !== null ? (value as JsonObject)[step] : undefined;
}
