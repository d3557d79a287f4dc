/** A JSON schema in one shape, whatever version of OpenAPI it was written for. */
import type { Lifecycle } from './lifecycle.ts';
import type { Location } from './read/location.ts';

/** `integer` and `fraction` together are JSON's numbers, so that sets of types compare exactly. */
export type TypeName = 'null' | 'boolean' | 'integer' | 'fraction' | 'string' | 'array' | 'object';

export const allTypes: readonly TypeName[] = [
  'null',
  'boolean',
  'integer',
  'fraction',
  'string',
  'array',
  'object',
];

/** What each limit bounds, and whether a larger number lets less through. */
export const limits = {
  minimum: { types: ['integer', 'fraction'], largerIsTighter: true },
  maximum: { types: ['integer', 'fraction'], largerIsTighter: false },
  minLength: { types: ['string'], largerIsTighter: true },
  maxLength: { types: ['string'], largerIsTighter: false },
  minItems: { types: ['array'], largerIsTighter: true },
  maxItems: { types: ['array'], largerIsTighter: false },
  minContains: { types: ['array'], largerIsTighter: true },
  maxContains: { types: ['array'], largerIsTighter: false },
  minProperties: { types: ['object'], largerIsTighter: true },
  maxProperties: { types: ['object'], largerIsTighter: false },
} as const satisfies Record<string, { types: readonly TypeName[]; largerIsTighter: boolean }>;

export type LimitName = keyof typeof limits;

export interface Limit {
  readonly value: number;
  /** True when the value itself is refused. */
  readonly exclusive: boolean;
}

/** A schema that is read when it is first looked at; so a schema may contain itself. */
export interface SchemaNode {
  /** Equal for the same place of the same contract; comparisons are remembered by it. */
  readonly id: string;
  readonly at: Location;
  read(): Schema;
  /** As it stands in the document; absent where it stands in none. */
  written?(): unknown;
  /** The schema that stands there under a name, where nothing is written but a reference to it. */
  named?(): SchemaNode | undefined;
  /** The schema that stands below, by steps of the document; absent where this one stands in none. */
  member?(...steps: readonly string[]): SchemaNode;
}

/** Says which alternative a value is. */
export interface Discriminator {
  /** The field that holds the name. */
  readonly field: string;
  /** References by the value that stands for them. */
  readonly mapping: ReadonlyMap<string, string>;
}

/** `oneOf` or `anyOf`: a value fits one of the members. */
export interface Union {
  readonly members: readonly SchemaNode[];
  /** `oneOf`: a value that fits two members is refused. */
  readonly isExclusive: boolean;
}

/** Keywords that all must hold. An absent member lets everything through. */
export interface Schema {
  /** Where it stands after references were followed. */
  readonly at: Location;
  /** Why this schema could not be understood; it then compares as unknown. */
  readonly opaque?: string;
  /** Empty when nothing is accepted. */
  readonly types: ReadonlySet<TypeName>;
  /** Accepted values as canonical JSON, `null` left out: that is a type. */
  readonly enum?: ReadonlySet<string>;
  readonly limits: ReadonlyMap<LimitName, Limit>;
  readonly multipleOf?: number;
  readonly uniqueItems: boolean;
  readonly format?: string;
  /** Every text must match all of them. */
  readonly patterns: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly required: ReadonlySet<string>;
  /** What fields without a name of their own may hold. */
  readonly extra: 'any' | 'none' | SchemaNode;
  readonly items?: SchemaNode;
  readonly unions: readonly Union[];
  /** Names of the shared schemas that `allOf` took in. */
  readonly parts: ReadonlySet<string>;
  /** Values that are named but to which more may be added (`x-extensible-enum`), as canonical JSON. */
  readonly examples?: ReadonlySet<string>;
  /** What a reader takes where nothing is written, as canonical JSON. */
  readonly default?: string;
  readonly discriminator?: Discriminator;
  /** Schemas by the keyword and name under which they stand, for example `contains` or `prefixItems 0`. */
  readonly applied: ReadonlyMap<string, SchemaNode>;
  /** Field names that must be there where the field that names them is. */
  readonly dependent: ReadonlyMap<string, ReadonlySet<string>>;
  /** Keywords that are compared as text only, for example `if`. */
  readonly other: ReadonlyMap<string, string>;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly lifecycle?: Lifecycle;
}
