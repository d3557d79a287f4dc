import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a history as a service of some years has it: tables that point to each other, columns and indexes added,
 * enums, triggers, views, seed rows, types changed. The last step drops a column and adds a required one.
 */
export async function writeHistory(folder: string, steps: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let n = 1; n <= steps; n += 1) {
    await writeFile(join(folder, `${String(n).padStart(4, '0')}-step.sql`), n === steps ? breaks : step(n));
  }
}

/** What a release adds that breaks the old one. */
export const breaks =
  'alter table t1 drop column note;\nalter table t2 add column owner text not null;\ncreate unique index t4_name on t4 (name);\n';

function step(n: number): string {
  const kind = kinds[(n - 1) % kinds.length];
  // Tables come in the first four steps of ten.
  const table = n <= 4 ? n : Math.floor((n - 1) / 10) * 10 + 1;
  return kind === undefined ? '' : kind(n, `t${table}`);
}

const kinds: readonly ((n: number, table: string) => string)[] = [
  newTable,
  newTable,
  newTable,
  newTable,
  (n, table) => `alter table ${table} add column c${n} text, add column d${n} integer not null default 0;
comment on column ${table}.c${n} is 'since step ${n}';\n`,
  (n, table) => `create index concurrently ${table}_made_${n} on ${table} (made desc, name);\n`,
  (n, table) => `create type state_${n} as enum ('new', 'open', 'closed');
alter table ${table} add column state_${n} state_${n} not null default 'new';
alter table ${table} add constraint ${table}_price_${n} check (price >= 0) not valid;
alter table ${table} validate constraint ${table}_price_${n};\n`,
  (n, table) => `create function touch_${n}() returns trigger language plpgsql as $$
begin
  new.made := now();
  return new;
end $$;
create trigger touch_${n} before update on ${table} for each row execute function touch_${n}();\n`,
  (_, table) => `insert into ${table} (name, code) values ('first', 'a'), ('second', 'b');
update ${table} set note = 'seed' where name = 'first';
create view ${table}_open as select id, name, price from ${table} where deleted is null;\n`,
  (n, table) => `alter table ${table} alter column code type varchar(80);
alter table ${table} rename column extra to extra_${n};
alter table ${table} alter column price set default 1;\n`,
];

function newTable(n: number): string {
  const parent = n === 1 ? '' : `\n  parent bigint references t${parentOf(n)} (id) on delete cascade,`;
  return `create table t${n} (
  id bigserial primary key,${parent}
  name text not null,
  code varchar(40) unique,
  note text,
  price numeric(12, 2) not null default 0,
  extra jsonb,
  deleted timestamptz,
  made timestamptz not null default now()
);
create index t${n}_made on t${n} (made);
create index t${n}_alive on t${n} (name) where deleted is null;\n`;
}

/** The table before it, which may be six steps earlier. */
function parentOf(n: number): number {
  return n % 10 === 1 ? n - 7 : n - 1;
}
