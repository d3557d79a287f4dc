/** A JSON schema in one shape, whatever version of OpenAPI it was written for. */
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
  readonly pattern?: string;
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly required: ReadonlySet<string>;
  /** What fields without a name of their own may hold. */
  readonly extra: 'any' | 'none' | SchemaNode;
  readonly items?: SchemaNode;
  /** Each list is a `oneOf` or `anyOf`: a value fits one of its members. */
  readonly unions: readonly (readonly SchemaNode[])[];
  /** Keywords that are compared as text only, for example `not`. */
  readonly other: ReadonlyMap<string, string>;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
}
