import { expect, test } from 'vitest';
import { HarnessError } from '../../../reports/index.ts';
import { cleanDump } from './pg-dump.ts';

const dump = String.raw`--
-- PostgreSQL database dump
--

\restrict abc

SET statement_timeout = 0;
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
CREATE SCHEMA public;
ALTER TABLE ONLY public.t DROP CONSTRAINT t_pkey;
DROP TABLE public.t;
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $$ begin
DROP TABLE x;
-- it's one
ALTER TABLE x OWNER TO nobody; end $$;
ALTER FUNCTION public.f() OWNER TO app;
CREATE TABLE public.t (
    id bigint NOT NULL,
    note text
);
COPY public.t (id, note) FROM stdin;
1	it's \\ a\ttab\nline
2	\N
3	;--
\.
GRANT SELECT ON TABLE public.t TO "odd Role" WITH GRANT OPTION;
GRANT SELECT ON TABLE public.t TO PUBLIC;
GRANT app TO admin;
CREATE POLICY p ON public.t FOR SELECT TO reader, "a ""b""" USING ((note <> ' TO x'::text));
ALTER DEFAULT PRIVILEGES FOR ROLE boss IN SCHEMA public GRANT SELECT ON TABLES  TO viewer;
COMMENT ON EXTENSION pgcrypto IS 'x';
ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
\unrestrict abc
`;

const clean = cleanDump('dump.sql', dump);
const line = (start: string): string => clean.split('\n').find((one) => one.startsWith(start)) ?? '';

test('every line stands where it stood', () => {
  const where = (text: string, word: string): number =>
    text.split('\n').findIndex((one) => one.startsWith(word));
  expect(clean.split('\n')).toHaveLength(dump.split('\n').length);
  for (const word of ['CREATE FUNCTION', 'CREATE TABLE', 'CREATE POLICY', 'ALTER TABLE ONLY public.t ADD']) {
    expect(where(clean, word)).toBe(where(dump, word));
  }
});

test("psql's commands, time limits and what --clean drops are gone; bodies are left alone", () => {
  expect(clean).not.toMatch(/^\\|statement_timeout|DROP CONSTRAINT|DROP TABLE public|COMMENT ON EXTENSION/m);
  expect(clean).toContain("DROP TABLE x;\n-- it's one\nALTER TABLE x OWNER TO nobody; end $$;");
  expect(clean).toContain("SELECT pg_catalog.set_config('search_path', '', false);");
  expect(clean).toContain('CREATE SCHEMA IF NOT EXISTS public;');
});

test('rows become INSERTs', () => {
  expect(line('INSERT')).toBe(
    String.raw`INSERT INTO public.t (id, note) OVERRIDING SYSTEM VALUE VALUES ('1', E'it''s \\ a	tab\nline'),`,
  );
  expect(clean).toContain("('2', NULL),\n('3', ';--');\n");
});

test('roles that own or may something are made when they are missing', () => {
  const made = [...clean.matchAll(/CREATE ROLE (".*?"); END/g)].map(([, role]) => role);
  expect(made).toEqual(['"app"', '"odd Role"', '"reader"', '"a ""b"""', '"boss"', '"viewer"']);
  expect(clean).not.toContain('GRANT app TO admin');
});

test('tables in which migration tools keep notes go again', () => {
  const tables = [
    'public.goose_db_version',
    '"My app".schema_migrations',
    'shop.orders',
    'shop.my_schema_migrations',
  ];
  const made = tables.map((table) => `CREATE TABLE ${table} (\n    id integer\n);\n`).join('');
  expect(cleanDump('dump.sql', `${made}-- end\nSELECT 1;`)).toBe(
    `${made}-- end\nSELECT 1;\nDROP TABLE public.goose_db_version CASCADE;\nDROP TABLE "My app".schema_migrations CASCADE;`,
  );
});

test('several databases in one dump are refused by name', () => {
  const all = `-- PostgreSQL database cluster dump\n\\connect template1\nSET x = 1;\n\\connect a\nCREATE TABLE t ();\n\\connect b\nCREATE TABLE u ();`;
  expect(() => cleanDump('all.sql', all)).toThrow('This dump holds several databases: a, b.');
});

test('a text that is cut off among its rows is refused, and anywhere else read', () => {
  const rows = dump.indexOf('1\t');
  const rowsEnd = dump.indexOf('\\.\n') + 2;
  const isRefused = (end: number): boolean => {
    try {
      cleanDump('dump.sql', dump.slice(0, end));
      return false;
    } catch (error) {
      if (error instanceof HarnessError && /the rows of public\.t \(id, note\)/.test(error.message))
        return true;
      throw error;
    }
  };
  const refused = Array.from({ length: dump.length }, (_, end) => end).filter(isRefused);
  expect(refused).toEqual(Array.from({ length: rowsEnd - rows - 1 }, (_, i) => rows + 1 + i));
});
