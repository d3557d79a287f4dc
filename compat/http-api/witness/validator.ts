/** What ajv says of a value under a schema of a contract. */
import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
import type { Contract, Side } from '../contract.ts';
import type { Location } from '../read/location.ts';
import { type JsonSchema, JsonSchemas } from './json-schemas.ts';
import { patternEngine } from './pattern-engine.ts';

/** One reason why a value does not fit. */
export interface Misfit {
  /** JSON pointer into the value. */
  readonly at: string;
  readonly keyword: string;
  /** The field that is missing, or that should not be there. */
  readonly field?: string;
  /** Where the schema that refuses it stands. */
  readonly place?: Location;
}

const errorsMax = 50;

/** Makes validators; loaded when the first one is needed. */
export type Engine = (isText: boolean) => Ajv;

export async function loadEngine(): Promise<Engine> {
  const [{ Ajv2020 }, formats] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]);
  return (isText) => {
    const ajv = new Ajv2020({
      strict: false,
      allErrors: true,
      verbose: true,
      validateSchema: false,
      logger: false,
      inlineRefs: false,
      coerceTypes: isText ? 'array' : false,
      code: { regExp: patternEngine },
    });
    formats.default.default(ajv);
    return ajv;
  };
}

/** Validators of the schemas of one contract; each schema becomes code once. */
export class Validator {
  readonly schemas: JsonSchemas;
  readonly #engine: () => Ajv;
  readonly #known = new Map<string, ValidateFunction | undefined>();
  #ajv: Ajv | undefined;

  /** `isText`: values were sent as text, so that `5` may be a number. */
  constructor(
    engine: Engine,
    contract: Contract,
    { side, isText }: { readonly side: Side; readonly isText: boolean },
  ) {
    this.schemas = new JsonSchemas(contract, side);
    this.#engine = () => engine(isText);
  }

  /** Undefined where the schema is too large, or no validator understands it. `key` names the schema. */
  check(key: string, schema: () => JsonSchema, value: unknown): readonly Misfit[] | undefined {
    if (!this.#known.has(key)) this.#known.set(key, this.#compile(schema));
    const validate = this.#known.get(key);
    if (validate === undefined) return undefined;
    // text is turned into numbers in place
    if (validate(structuredClone(value))) return [];
    return (validate.errors ?? []).slice(0, errorsMax).map((error) => this.#misfit(error));
  }

  #compile(schema: () => JsonSchema): ValidateFunction | undefined {
    try {
      const root = schema();
      const ajv = (this.#ajv ??= this.#engine());
      for (const [name, inner] of this.schemas.take()) ajv.addSchema(inner, name);
      return ajv.compile(root);
    } catch {
      // too large, or words that are no schema: nothing is said of values under it
      return undefined;
    }
  }

  #misfit({ instancePath, keyword, params, parentSchema }: ErrorObject): Misfit {
    const { missingProperty, additionalProperty } = params as Readonly<Record<string, string | undefined>>;
    const field = missingProperty ?? additionalProperty;
    const place = parentSchema && this.schemas.placeOf(parentSchema);
    return {
      at: instancePath,
      keyword,
      ...(field === undefined ? {} : { field }),
      ...(place === undefined ? {} : { place }),
    };
  }
}
