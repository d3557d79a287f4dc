/** OpenAPI descriptions of the size and shape of large public ones: operations that share schemas, which refer to each other. */

export interface DescriptionSize {
  readonly operations: number;
  readonly schemas: number;
  /** So many schemas refer to each other in cycles; from one such group to the next no way leads. */
  readonly net: number;
  /** Characters of prose in each description. */
  readonly prose: number;
}

/** About 13 MB of JSON, as GitHub's. */
export const large: DescriptionSize = { operations: 1100, schemas: 900, net: 30, prose: 160 };

/** About 3.6 MB of JSON, as Stripe's: fewer words, and almost every schema leads to every other. */
export const middle: DescriptionSize = { operations: 580, schemas: 1000, net: 1000, prose: 38 };

type Json = Readonly<Record<string, unknown>>;

/** Each release changes some schemas and operations, a few of them so that callers break. */
export function description(size: DescriptionSize, release: 1 | 2): Json {
  const some = <T>(count: number, make: (nth: number) => T): T[] =>
    Array.from({ length: count }, (_, nth) => make(nth));
  const paths = some(size.operations, (nth) => [
    `/accounts/{account}/things${nth}/{id}`,
    { [nth % 3 === 0 ? 'post' : 'get']: operation(nth, size, release) },
  ]);
  return {
    openapi: '3.0.3',
    info: { title: 'Large', version: `${release}.0.0` },
    paths: Object.fromEntries(paths) as Json,
    components: {
      schemas: Object.fromEntries(
        some(size.schemas, (nth) => [`Thing${nth}`, schema(nth, size, release)]),
      ) as Json,
      parameters: { account: parameter('account', 'path', size) },
    },
  };
}

function operation(nth: number, size: DescriptionSize, release: number): Json {
  const more = release === 2 && nth % 40 === 7 ? [parameter('region', 'query', size, true)] : [];
  const answer = { type: 'array', items: ref(nth, size) };
  return {
    operationId: `things${nth}`,
    description: prose(nth, size.prose * 8),
    parameters: [
      { $ref: '#/components/parameters/account' },
      parameter('id', 'path', size),
      ...['page', 'size', 'sort', 'filter'].map((name) => parameter(name, 'query', size)),
      ...more,
    ],
    ...(nth % 3 === 0
      ? { requestBody: { required: true, content: content(inline(nth, size, release), size) } }
      : {}),
    responses: {
      200: {
        description: prose(nth, size.prose),
        content: content(nth % 2 === 0 ? ref(nth, size) : answer, size),
      },
      404: { description: prose(nth, size.prose), content: content(ref(0, size), size) },
      422: { description: prose(nth, size.prose), content: content(ref(1, size), size) },
    },
  };
}

function parameter(
  name: string,
  location: string,
  { prose: words }: DescriptionSize,
  required = location === 'path',
): Json {
  const schema = { type: 'string', maxLength: 200 };
  return { name, in: location, required, description: prose(name.length, words), schema };
}

function content(schema: Json, { prose: words }: DescriptionSize): Json {
  const example = {
    id: 7,
    name: prose(3, words),
    parts: Array.from({ length: words / 5 }, (_, nth) => prose(nth, 40)),
  };
  return { 'application/json': { schema, example } };
}

/** Eight fields of plain values, a list, an alternative, and two that lead to other schemas; so cycles abound. */
function schema(nth: number, size: DescriptionSize, release: number): Json {
  const isChanged = release === 2 && nth % 50 === 3;
  return {
    type: 'object',
    description: prose(nth, size.prose * 4),
    required: ['id', 'name'],
    properties: {
      ...plainFields(nth, size),
      parent: ref(near(nth, nth * 7 + 1, size), size),
      children: { type: 'array', items: ref(near(nth, nth * 3 + 2, size), size) },
      owner: { anyOf: [{ type: 'string', maxLength: 5000 }, ref(near(nth, nth + 1, size), size)] },
      ...(isChanged ? { added: { type: 'string' } } : { old: { type: 'string' } }),
      state: { type: 'string', enum: ['new', 'open', ...(isChanged ? ['held'] : []), 'done'] },
    },
  };
}

function inline(nth: number, size: DescriptionSize, release: number): Json {
  const limit = release === 2 && nth % 60 === 9 ? 20 : 200;
  const note = { type: 'string', maxLength: limit };
  return { type: 'object', properties: { ...plainFields(nth, size), note, thing: ref(nth * 5, size) } };
}

function plainFields(nth: number, { prose: words }: DescriptionSize): Json {
  const types = ['integer', 'string', 'boolean', 'number'];
  const names = ['id', 'name', 'count', 'url', 'kind', 'note', 'size', 'price'];
  return Object.fromEntries(
    names.map((name, at) => [
      name,
      { type: types[(nth + at) % types.length], nullable: at === 5, description: prose(at, words) },
    ]),
  );
}

function ref(nth: number, { schemas }: DescriptionSize): Json {
  return { $ref: `#/components/schemas/Thing${nth % schemas}` };
}

/** A schema of the same group. */
function near(nth: number, other: number, { net }: DescriptionSize): number {
  return nth - (nth % net) + (other % net);
}

function prose(nth: number, length: number): string {
  const words =
    'the state of a thing as its owner sees it, with what was said of it before and what is still open';
  return words
    .slice(nth % 20)
    .padEnd(length, ` ${words}`)
    .slice(0, length);
}
