/** Members of a description by what they stand in: what is compared, or says nothing on what is sent. */
import { below, type Location } from './location.ts';
import type { JsonObject } from './record.ts';
import type { Unchecked } from './unchecked.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Prose, examples and names for tools. */
const prose =
  'title description summary example examples externalDocs deprecated x-sunset x-sunset-date x-stability-level';

const known = {
  schema:
    words(`${prose} $ref $schema $id $anchor $dynamicAnchor $comment $defs definitions id default readOnly writeOnly
    type nullable x-nullable enum const x-extensible-enum format pattern multipleOf
    maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength maxItems minItems uniqueItems
    maxProperties minProperties required properties additionalProperties items allOf oneOf anyOf not discriminator
    additionalItems dependencies contains minContains maxContains prefixItems propertyNames patternProperties dependentRequired dependentSchemas
    if then else unevaluatedItems unevaluatedProperties $dynamicRef contentEncoding contentMediaType contentSchema`),
  parameter: words(
    `${prose} name in required schema content style explode allowReserved allowEmptyValue collectionFormat`,
  ),
  operation: words(`${prose} operationId tags parameters requestBody responses callbacks security servers
    consumes produces schemes`),
  'path item': words(`${prose} $ref parameters get put post delete options head patch trace`),
  document:
    words(`${prose} openapi swagger info servers host basePath schemes consumes produces paths webhooks x-webhooks
    components definitions parameters responses securityDefinitions security tags jsonSchemaDialect $schema`),
} as const satisfies Record<string, ReadonlySet<string>>;

export type KnownIn = keyof typeof known;

/** In 2.0 the keywords of the schema stand in the parameter itself. */
const more: Readonly<Partial<Record<KnownIn, ReadonlySet<string>>>> = {
  parameter: known.schema,
  schema: known.parameter,
};

/** Lists each member that nothing here looks at. */
export function noteUnknown(
  what: KnownIn,
  value: JsonObject,
  { at, unchecked }: { readonly at: Location; readonly unchecked: Unchecked },
): void {
  for (const key of Object.keys(value)) {
    if (known[what].has(key) || more[what]?.has(key) === true) continue;
    const kind = key.startsWith('x-') ? 'the extension' : 'the member';
    unchecked.add(`${kind} \`${key}\` in ${what} objects`, below(at, key));
  }
}
