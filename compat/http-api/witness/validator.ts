/** What ajv says of a value under a schema of a contract. */
import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
import type { DataValidateFunction } from 'ajv/dist/types/index.js';
import type { Contract, Side } from '../contract.ts';
import type { Location } from '../read/location.ts';
import { type JsonSchema, JsonSchemas, onDemand } from './json-schemas.ts';
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

/** `isBrief`: it says that a value does not fit, and not all reasons and their places, which takes much more code. */
export async function loadEngine({ isBrief = false } = {}): Promise<Engine> {
  const [{ Ajv2020 }, formats] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]);
  return (isText) => {
    const ajv = new Ajv2020({
      strict: false,
      allErrors: !isBrief,
      verbose: !isBrief,
      messages: false,
      validateSchema: false,
      logger: false,
      inlineRefs: false,
      coerceTypes: isText ? 'array' : false,
      // most of the code runs for a few values only
      code: { regExp: patternEngine, optimize: false },
    });
    formats.default.default(ajv);
    return ajv;
  };
}

/** Validators of the schemas of one contract; each schema becomes code once, when the first value comes to it. */
export class Validator {
  readonly schemas: JsonSchemas;
  readonly #engine: () => Ajv;
  readonly #known = new Map<string, ValidateFunction>();
  readonly #byName = new Map<string, ValidateFunction>();
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
    try {
      const validate = this.#known.get(key) ?? this.#compiled(schema());
      this.#known.set(key, validate);
      // text is turned into numbers in place
      if (validate(structuredClone(value))) return [];
      return (validate.errors ?? []).slice(0, errorsMax).map((error) => this.#misfit(error));
    } catch {
      // too large, or words that are no schema: nothing is said of values under it
      return undefined;
    }
  }

  #compiled(schema: JsonSchema): ValidateFunction {
    this.#ajv ??= this.#engine().addKeyword({
      keyword: onDemand,
      compile: (name: string) => {
        const validate: DataValidateFunction = (value, at) => {
          const held = this.#named(name);
          const fits = held(value, at);
          validate.errors = held.errors ?? [];
          return fits;
        };
        return validate;
      },
    });
    return this.#ajv.compile(schema);
  }

  #named(name: string): ValidateFunction {
    let known = this.#byName.get(name);
    if (known === undefined) {
      for (const [other, schema] of this.schemas.take(name)) this.#ajv?.addSchema(schema, other);
      known = this.#ajv?.getSchema(name);
      if (known === undefined) throw new Error(`no schema ${name}`);
      this.#byName.set(name, known);
    }
    return known;
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
