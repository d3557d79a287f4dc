/** Makes a query that the one schema allows and the other refuses, and has both say so. */
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLType,
} from 'graphql';
import { type Witness, witnessesMax } from '../witness.ts';
import type { Library } from './read-schema.ts';

type Fields = GraphQLField<unknown, unknown>;

const depthMax = 12;

export class QueryWitnesses {
  readonly #library: Library;
  readonly #schemas: readonly [GraphQLSchema, GraphQLSchema];
  readonly #title: string;
  #made = 0;

  /** @param schemas first of those who ask, then of those who answer, as `names` has them. */
  constructor(
    library: Library,
    schemas: readonly [GraphQLSchema, GraphQLSchema],
    [askers, others]: readonly [string, string] = ['baseline', 'candidate'],
  ) {
    this.#library = library;
    this.#schemas = schemas;
    this.#title = `A query that the ${askers} allows and the ${others} refuses`;
  }

  /** For `Type.field` or `Type.field.argument`; undefined where no query shows it. */
  for(path: string): Witness | undefined {
    const [type = '', field, argument] = path.split('.');
    this.#made += 1;
    if (field === undefined || this.#made > witnessesMax) return undefined;
    const query = this.#queryTo(type, field, argument);
    if (query === undefined) return undefined;
    const [before, after] = this.#schemas.map((schema) => this.#refusals(schema, query));
    // a field on the way there, or an argument beside it, may be what is refused
    const own = after?.find((refusal) => refusal.includes(`"${argument ?? field}"`)) ?? after?.[0];
    const isOther = argument === undefined && /^Field "\w+" argument "\w+" of type/.test(own ?? '');
    if (before?.length !== 0 || own === undefined || isOther) return undefined;
    return { title: this.#title, text: `${query}\n\n${own}` };
  }

  /** Empty where the query is allowed, and where the schema has faults of its own and takes none. */
  #refusals(schema: GraphQLSchema, query: string): readonly string[] {
    try {
      return this.#library.validate(schema, this.#library.parse(query)).map(({ message }) => message);
    } catch {
      return [];
    }
  }

  #queryTo(type: string, name: string, argument: string | undefined): string | undefined {
    const [schema] = this.#schemas;
    const roots = [
      ['query', schema.getQueryType()],
      ['mutation', schema.getMutationType()],
      ['subscription', schema.getSubscriptionType()],
    ] as const;
    for (const [verb, root] of roots) {
      const way = root ? this.#wayTo(root, type) : undefined;
      const field = this.#fieldsOf(schema.getType(type))[name];
      if (way === undefined || field === undefined) continue;
      const steps = [...way, written(field, this.#library, argument)];
      const leaf = this.#library.isCompositeType(this.#library.getNamedType(field.type))
        ? ' { __typename }'
        : '';
      return `${verb} { ${steps.join(' { ')}${leaf}${' }'.repeat(steps.length)}`;
    }
    return undefined;
  }

  /** The shortest chain of fields from a root to a type. */
  #wayTo(root: GraphQLObjectType, wanted: string): readonly string[] | undefined {
    const seen = new Set([root.name]);
    let level: { readonly type: GraphQLNamedType; readonly way: readonly string[] }[] = [
      { type: root, way: [] },
    ];
    for (let depth = 0; depth < depthMax && level.length > 0; depth += 1) {
      const next: typeof level = [];
      for (const { type, way } of level) {
        if (type.name === wanted) return way;
        for (const field of Object.values(this.#fieldsOf(type))) {
          const target = this.#library.getNamedType(field.type);
          if (seen.has(target.name)) continue;
          seen.add(target.name);
          next.push({ type: target, way: [...way, written(field, this.#library)] });
        }
      }
      level = next;
    }
    return undefined;
  }

  #fieldsOf(type: GraphQLNamedType | undefined): Readonly<Record<string, Fields>> {
    const { isObjectType, isInterfaceType } = this.#library;
    return isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  }
}

/** With the arguments that it wants, and the one that is asked for. */
function written({ name, args }: Fields, library: Library, wanted?: string): string {
  const given = args.filter((one) => library.isRequiredArgument(one) || one.name === wanted);
  const texts = given.map((one: GraphQLArgument) => `${one.name}: ${sample(one.type, library, 0)}`);
  return texts.length === 0 ? name : `${name}(${texts.join(', ')})`;
}

const ofScalars: Readonly<Record<string, string>> = { Int: '1', Float: '1.5', Boolean: 'true' };

function sample(type: GraphQLType, library: Library, depth: number): string {
  const { isNonNullType, isListType, isEnumType, isInputObjectType, isRequiredInputField } = library;
  if (isNonNullType(type)) return sample(type.ofType, library, depth);
  if (isListType(type)) return `[${sample(type.ofType, library, depth)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (!isInputObjectType(type)) return ofScalars['name' in type ? type.name : ''] ?? '"text"';
  if (depth > depthMax) return '{}';
  const fields = Object.values(type.getFields()).filter((field) => isRequiredInputField(field));
  return `{ ${fields.map((field) => `${field.name}: ${sample(field.type, library, depth + 1)}`).join(', ')} }`;
}
