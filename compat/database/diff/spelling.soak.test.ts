/** Schemas that do not differ give no changes, in whatever order and spelling they were written. */
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { Migration } from '../read/migration.ts';
import { diffSchemas } from './diff.ts';

const rounds = 60;
let engine: Engine;

beforeAll(async () => {
  engine = await openEngine([], { signal: new AbortController().signal, timeLeftMs: () => 600_000 });
}, 120_000);
afterAll(() => engine.close());

/** Gives numbers from 0 up to a limit, the same ones for the same seed. */
type Dice = (limit: number) => number;

function diceOf(seed: number): Dice {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function oneOf<T>(dice: Dice, items: readonly [T, ...T[]]): T {
  return items[dice(items.length)] ?? items[0];
}

function shuffled<T>(dice: Dice, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: dice(1e9) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Spellings of one type, and of one default of it. */
const types = [
  { names: ['integer', 'int', 'INT4', 'pg_catalog.int4', '"int4"'], defaults: ['0', '(0)', '((0))'] },
  { names: ['bigint', 'int8', 'pg_catalog."int8"'], defaults: ['7', '(7)'] },
  {
    names: ['text', 'TEXT', 'pg_catalog.text'],
    defaults: [`'a'`, `'a'::text`, `('a')`, `E'\\x61'`, `$$a$$`],
  },
  {
    names: ['varchar(40)', 'character varying(40)', 'VARCHAR (40)', 'char varying(40)'],
    defaults: [`'b'`, `('b')`],
  },
  { names: ['numeric(12, 2)', 'decimal(12,2)', 'DEC (12, 2)'], defaults: ['1', '(1)'] },
  {
    names: ['timestamptz', 'timestamp with time zone', 'timestamptz'],
    defaults: ['now()', 'pg_catalog.now()', 'NOW( )'],
  },
  { names: ['boolean', 'bool', 'BOOL'], defaults: ['true', `'t'`, `'yes'::bool`, 'TRUE'] },
  { names: ['double precision', 'float8', 'float', 'float(53)'], defaults: ['1.5', '(1.5)'] },
] as const satisfies readonly {
  names: readonly [string, ...string[]];
  defaults: readonly [string, ...string[]];
}[];

interface Column {
  readonly name: string;
  readonly type: number;
  readonly isRequired: boolean;
  readonly hasDefault: boolean;
  readonly isUnique: boolean;
  readonly isIndexed: boolean;
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Tables before it, which it points to. */
  readonly parents: readonly string[];
}

function schemaOf(dice: Dice): Table[] {
  return Array.from({ length: 1 + dice(4) }, (_, t) => ({
    name: oneOf(dice, [`plain${t}`, `Mixed ${t}`, `order${t}`]),
    columns: Array.from({ length: 1 + dice(6) }, (_, c) => ({
      name: oneOf(dice, [`c${c}`, `Column ${c}`, `_${c}`]),
      type: dice(types.length),
      isRequired: dice(2) === 0,
      hasDefault: dice(3) === 0,
      isUnique: dice(4) === 0,
      isIndexed: dice(4) === 0,
    })),
    parents: [] as string[],
  })).map((table, t, all) => ({
    ...table,
    parents: t > 0 && dice(2) === 0 ? [all[dice(t)]?.name ?? ''] : [],
  }));
}

/** A name that needs no quotes may be in capitals. */
function spelled(dice: Dice, name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? oneOf(dice, [name, name.toUpperCase(), `"${name}"`]) : `"${name}"`;
}

/** The same schema each time, said in another way. */
function write(schema: readonly Table[], dice: Dice): string {
  const later: string[] = [];
  const made = shuffled(dice, schema).map((table) => tableText(table, dice, later));
  return [...made, ...shuffled(dice, later)].join(';\n');
}

function tableText({ name, columns, parents }: Table, dice: Dice, later: string[]): string {
  const table = (): string => oneOf(dice, ['', 'public.', 'PUBLIC.']) + spelled(dice, name);
  const id = (): string => spelled(dice, 'id');
  const parts: string[] = [];
  const key = dice(3);
  parts.push(`${id()} ${oneOf(dice, types[1].names)}${key === 0 ? ' primary key' : ''}`);
  const constraints: string[] = key === 1 ? [`PRIMARY KEY (${id()})`] : [];
  for (const column of columns) parts.push(columnText(column, table, dice, { constraints, later }));
  for (const parent of parents) {
    const pointer = spelled(dice, 'parent');
    parts.push(`${pointer} int8`);
    later.push(
      `alter table ${table()} add ${oneOf(dice, ['', 'constraint p '])}foreign key (${pointer}) references public.${spelled(dice, parent)}${oneOf(dice, ['', `(${id()})`])}`,
    );
  }
  const body = [...shuffled(dice, parts), ...shuffled(dice, constraints)].join(',\n  ');
  const text = `create table ${table()} (\n  ${body}\n)`;
  return key === 2 ? `${text};\nalter table ${table()} add primary key (${id()})` : text;
}

function columnText(
  { name, type, isRequired, hasDefault, isUnique, isIndexed }: Column,
  table: () => string,
  dice: Dice,
  { constraints, later }: { readonly constraints: string[]; readonly later: string[] },
): string {
  const { names, defaults } = types[type] ?? types[0];
  const column = (): string => spelled(dice, name);
  const words = [column(), oneOf<string>(dice, names)];
  const hereOrLater = (here: string, change: string): void => {
    if (dice(2) === 0) words.push(here);
    else later.push(`alter table ${table()} alter ${column()} ${change}`);
  };
  if (isRequired) hereOrLater('not null', 'set not null');
  const value = `default ${oneOf<string>(dice, defaults)}`;
  if (hasDefault) hereOrLater(value, `set ${value}`);
  if (isUnique) {
    const kind = dice(3);
    if (kind === 0) words.push('unique');
    else if (kind === 1) constraints.push(`unique (${column()})`);
    else later.push(`create unique index on ${table()} using btree (${column()})`);
  }
  if (isIndexed)
    later.push(
      `create index on ${table()} ${oneOf(dice, ['', 'using btree '])}(${column()}${oneOf(dice, ['', ' asc', ' ASC NULLS LAST'])})`,
    );
  return words.join(' ');
}

async function built(sql: string): Promise<Awaited<ReturnType<Engine['snapshot']>>> {
  const migration: Migration = { name: 'all.sql', sql };
  await engine.reset();
  await engine.apply([migration]);
  return engine.snapshot();
}

test(`${rounds} schemas, each written twice`, async () => {
  const first = randomInt(2 ** 31);
  for (let seed = first; seed < first + rounds; seed += 1) {
    const schema = schemaOf(diceOf(seed));
    const texts = [write(schema, diceOf(seed + 1)), write(schema, diceOf(seed + 2))] as const;
    const [one, other] = [await built(texts[0]), await built(texts[1])];
    const changes = diffSchemas(one, other, 'separate-databases');
    expect({ seed, changes, texts: changes.length > 0 ? texts : [] }).toEqual({
      seed,
      changes: [],
      texts: [],
    });

    // And it would have told: one column is gone.
    const [table] = schema;
    const [gone] = table?.columns ?? [];
    const less = await built(
      `${texts[1]};\nalter table "${table?.name ?? ''}" drop column "${gone?.name ?? ''}" cascade`,
    );
    expect(diffSchemas(one, less, 'separate-databases').map(({ kind }) => kind)).toContain('column-dropped');
  }
}, 600_000);
