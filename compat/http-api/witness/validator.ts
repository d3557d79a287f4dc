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
export interface Engine {
  readonly isBrief: boolean;
  /** `isText`: values were sent as text, so that `5` may be a number. */
  make(isText: boolean): Ajv;
}

/** `isBrief`: it says that a value does not fit, and not all reasons and their places, which takes much more code. */
export async function loadEngine({ isBrief = false } = {}): Promise<Engine> {
  const [{ Ajv2020 }, formats] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]);
  const make = (isText: boolean): Ajv => {
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
    for (const [name, fits] of Object.entries(numberFormats))
      ajv.addFormat(name, { type: 'number', validate: fits });
    return ajv;
  };
  return { isBrief, make };
}

/** Formats of numbers of which the usual validators look at the type alone. */
const numberFormats: Readonly<Record<string, (value: number) => boolean>> = {
  // the largest one is not told apart from the next number
  int64: (value) => Number.isInteger(value) && Math.abs(value) <= 2 ** 63,
  float: (value) => Number.isFinite(Math.fround(value)),
};

/** Validators for values with the same fields. */
interface Shape {
  readonly schemas: JsonSchemas;
  readonly known: Map<string, ValidateFunction>;
}

/**
 * Validators of the schemas of one contract; each schema becomes code once, when the first value comes to it. Where
 * values are few, only what it says of their fields does: of an object with fifty fields a message shows three.
 */
export class Validator {
  readonly #contract: Contract;
  readonly #side: Side;
  readonly #isBrief: boolean;
  readonly #engine: () => Ajv;
  readonly #shapes = new Map<string, Shape>();
  /** By the beginning of their names. */
  readonly #owners = new Map<string, JsonSchemas>();
  readonly #byName = new Map<string, ValidateFunction>();
  #ajv: Ajv | undefined;

  /** `isBrief`: for messages that are asked once. */
  constructor(
    engine: () => Ajv,
    {
      contract,
      side,
      isBrief,
    }: { readonly contract: Contract; readonly side: Side; readonly isBrief: boolean },
  ) {
    this.#contract = contract;
    this.#side = side;
    this.#isBrief = isBrief;
    this.#engine = engine;
  }

  /** Undefined where the schema is too large, or no validator understands it. `key` names the schema. */
  check(
    key: string,
    schema: (schemas: JsonSchemas) => JsonSchema,
    value: unknown,
  ): readonly Misfit[] | undefined {
    try {
      const { schemas, known } = this.#shapeOf(value);
      const validate = known.get(key) ?? this.#compiled(schema(schemas));
      known.set(key, validate);
      // text is turned into numbers in place
      if (validate(structuredClone(value))) return [];
      return (validate.errors ?? []).slice(0, errorsMax).map((error) => misfit(error, schemas));
    } catch {
      // too large, or words that are no schema: nothing is said of values under it
      return undefined;
    }
  }

  #shapeOf(value: unknown): Shape {
    const fields = this.#isBrief ? fieldsIn(value) : undefined;
    const key = fields === undefined ? '' : JSON.stringify([...fields].sort());
    let shape = this.#shapes.get(key);
    if (shape === undefined) {
      const prefix = `schema:${this.#shapes.size}:`;
      const schemas = new JsonSchemas(this.#contract, { side: this.#side, prefix, fields });
      shape = { schemas, known: new Map() };
      this.#shapes.set(key, shape);
      this.#owners.set(prefix, schemas);
    }
    return shape;
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
    const name = typeof schema === 'object' ? schema[onDemand] : undefined;
    return typeof name === 'string' ? this.#named(name) : this.#ajv.compile(schema);
  }

  #named(name: string): ValidateFunction {
    let known = this.#byName.get(name);
    if (known === undefined) {
      const schemas = this.#owners.get(prefixOf(name))?.take(name) ?? [];
      for (const [other, schema] of schemas) this.#ajv?.addSchema(schema, other);
      known = this.#ajv?.getSchema(name);
      if (known === undefined) throw new Error(`no schema ${name}`);
      this.#byName.set(name, known);
    }
    return known;
  }
}

function misfit({ instancePath, keyword, params, parentSchema }: ErrorObject, schemas: JsonSchemas): Misfit {
  const { missingProperty, additionalProperty } = params as Readonly<Record<string, string | undefined>>;
  const field = missingProperty ?? additionalProperty;
  const place = parentSchema && schemas.placeOf(parentSchema);
  return {
    at: instancePath,
    keyword,
    ...(field === undefined ? {} : { field }),
    ...(place === undefined ? {} : { place }),
  };
}

function prefixOf(name: string): string {
  return name.slice(0, name.lastIndexOf(':') + 1);
}

/** Names of all fields, however deep they stand. */
function fieldsIn(value: unknown): Set<string> {
  const fields = new Set<string>();
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (!Array.isArray(next)) for (const name of Object.keys(next)) fields.add(name);
    for (const inner of Object.values(next)) waiting.push(inner);
  }
  return fields;
}
