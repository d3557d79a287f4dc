import { Type, type Static } from '@sinclair/typebox';
import { choice } from './choice.ts';
import { checks } from './checks/index.ts';
import { durationPattern } from './duration.ts';
import { phases } from './item.ts';
import { strategies } from './params.ts';

const closed = { additionalProperties: false } as const;
const names = Type.Array(Type.String({ minLength: 1 }));

/** An item as it is written, before defaults. */
export const itemSchema = Type.Object(
  {
    id: Type.String({
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
      description: 'letters, digits, dot, dash and underscore, for example BLD-07',
    }),
    title: Type.Optional(Type.String({ minLength: 1, description: 'one sentence: what must be true' })),
    check: Type.String({ description: 'what kind of check answers it' }),
    phase: Type.Optional(choice(phases, 'when it is asked; default: before')),
    level: Type.Optional(choice(['block', 'warn', 'info'], 'how much it weighs; default: block')),
    owner: Type.Optional(Type.String({ minLength: 1 })),
    service: Type.Optional(Type.String({ minLength: 1, description: 'the service it speaks of' })),
    needs: Type.Optional(names),
    timeout: Type.Optional(
      Type.String({ pattern: durationPattern, description: 'a duration such as 30s (the default) or 5m' }),
    ),
    retries: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 10, description: 'tries after an error, never after a fail' }),
    ),
    when: Type.Optional(
      Type.Object(
        {
          services: Type.Optional(names),
          strategies: Type.Optional(Type.Array(choice(strategies))),
          changes: Type.Optional(names),
        },
        closed,
      ),
    ),
    enableLater: Type.Optional(
      Type.String({
        pattern: String.raw`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`,
        description: 'a day such as 2026-12-01',
      }),
    ),
    with: Type.Optional(Type.Object({}, { description: 'parameters of the check' })),
  },
  closed,
);
export type WrittenItem = Omit<Static<typeof itemSchema>, 'with'> & { with?: Record<string, unknown> };

const { id: _id, ...adjustable } = itemSchema.properties;
const adjustment = Type.Object(
  {
    ...Type.Partial(Type.Object(adjustable)).properties,
    omit: Type.Optional(Type.String({ minLength: 3, description: 'why the item is left out' })),
  },
  closed,
);
/** What a list changes about an item of a list that it extends. */
export type Adjustment = Partial<WrittenItem> & { omit?: string };

/** A checklist as it is written; its items are proved one by one. */
export const fileSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    name: Type.String({ minLength: 1 }),
    service: Type.Optional(Type.String({ minLength: 1 })),
    extends: Type.Optional(
      Type.Union([Type.String({ minLength: 1 }), names], {
        description: 'other checklists: relative files, or built-in ones such as seaworthy:general',
      }),
    ),
    vars: Type.Optional(
      Type.Record(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9]*$' }), Type.Unknown(), {
        description: 'values for ${var:name} in the parameters of this list and of those that it extends',
      }),
    ),
    adjust: Type.Optional(
      Type.Record(Type.String(), adjustment, {
        description: 'changes to items of the extended lists, by id; parameters are merged by key',
      }),
    ),
    items: Type.Optional(Type.Array(Type.Unknown())),
  },
  closed,
);
export type WrittenFile = Omit<Static<typeof fileSchema>, 'items' | 'adjust'> & {
  items?: readonly unknown[];
  adjust?: Readonly<Record<string, Adjustment>>;
};

/** JSON Schema (draft 7) of a checklist file, for editors. Made from the registry of checks. */
export function checklistSchema(): Record<string, unknown> {
  const item = {
    ...itemSchema,
    properties: {
      ...itemSchema.properties,
      check: { ...itemSchema.properties.check, enum: checks.map(({ id }) => id) },
    },
    allOf: checks.map(({ id, question, params }) => ({
      if: { properties: { check: { const: id } }, required: ['check'] },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: {
        properties: { with: { ...params, description: question } },
        ...(((params['required'] as string[] | undefined) ?? []).length > 0 ? { required: ['with'] } : {}),
      },
    })),
  };
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Seaworthy checklist',
    ...fileSchema,
    properties: { ...fileSchema.properties, items: { type: 'array', items: item } },
  };
  return JSON.parse(JSON.stringify(schema)) as Record<string, unknown>;
}
