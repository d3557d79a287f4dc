/** Writes the files of an extension that stands in for one that PGlite has not. Pure. */
import { quoteIdentifier, quoteName } from '../../sql.ts';
import type { UsedName, UsedNames } from './used-names.ts';

export interface StandIn {
  readonly extension: string;
  /** Names as the history writes them. */
  readonly types: readonly string[];
  readonly functions: readonly string[];
}

/** What stands in for extensions that the engine has not, and for roles that no migration makes. */
export interface StandIns {
  readonly extensions: readonly StandIn[];
  readonly roles: readonly string[];
}

export interface ExtensionFile {
  readonly name: string;
  readonly text: string;
}

/** With control file and script, `CREATE EXTENSION` works as for any other, and what it makes is not the user's. */
export function standInFiles(extension: string, names: UsedNames): ExtensionFile[] {
  const [first = '1.0', ...later] = [...new Set(names.versions[extension] ?? [])];
  return [
    { name: `${extension}.control`, text: `default_version = '${first}'\nrelocatable = true\n` },
    { name: `${extension}--${first}.sql`, text: script(names) },
    ...later.map((version) => ({ name: `${extension}--${first}--${version}.sql`, text: 'SELECT 1;\n' })),
  ];
}

function script({ types, functions, languages, wrappers, schemas }: UsedNames): string {
  const target = ({ schema, name }: UsedName): string =>
    schema === undefined || schema === 'public' || schemas.includes(schema)
      ? quoteIdentifier(name)
      : quoteName({ schema, name });
  const own = [...types, ...functions].flatMap(({ schema }) => schema ?? []);
  const newSchemas = [...new Set(own)].filter((schema) => schema !== 'public' && !schemas.includes(schema));
  const bare = unique(types.map(target));
  return [
    ...newSchemas.map((schema) => `CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(schema)};`),
    ...languages.map((name) => `CREATE LANGUAGE ${quoteIdentifier(name)} HANDLER plpgsql_call_handler;`),
    ...wrappers.map((name) => `CREATE FOREIGN DATA WRAPPER ${quoteIdentifier(name)};`),
    ...bare.map(typeScript),
    ...unique(functions.flatMap((used) => functionScripts(target(used), used))),
  ].join('\n');
}

/** Any text is a value of it, of any modifier; it has an order, so that it can be unique. */
function typeScript(type: string): string {
  const part = (suffix: string): string => type.replace(/"$/, `_seaworthy_${suffix}"`);
  const internal = (suffix: string, parameters: string, result: string, code: string): string =>
    `CREATE FUNCTION ${part(suffix)}(${parameters}) RETURNS ${result} AS '${code}' LANGUAGE internal IMMUTABLE STRICT;`;
  const both = `${type}, ${type}`;
  const operator = (sign: string, suffix: string): string =>
    `CREATE OPERATOR ${sign} (LEFTARG = ${type}, RIGHTARG = ${type}, FUNCTION = ${part(suffix)});`;
  const order = { '<': 'lt', '<=': 'le', '=': 'eq', '>=': 'ge', '>': 'gt' };
  return [
    `CREATE TYPE ${type};`,
    internal('in', 'cstring', type, 'textin'),
    internal('out', type, 'cstring', 'textout'),
    internal('typmod', 'cstring[]', 'int4', 'array_ndims'),
    `CREATE TYPE ${type} (INPUT = ${part('in')}, OUTPUT = ${part('out')}, TYPMOD_IN = ${part('typmod')}, LIKE = text);`,
    ...Object.values(order).map((suffix) => internal(suffix, both, 'boolean', `bytea${suffix}`)),
    internal('cmp', both, 'int4', 'byteacmp'),
    `CREATE FUNCTION ${part('distance')}(${both}) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT 0::float8';`,
    ...Object.entries(order).map(([sign, suffix]) => operator(sign, suffix)),
    ...['&&', '@>', '<@', '~='].map((sign) => operator(sign, 'eq')),
    ...['<->', '<#>', '<=>', '<+>'].map((sign) => operator(sign, 'distance')),
    `CREATE OPERATOR CLASS ${part('order')} DEFAULT FOR TYPE ${type} USING btree AS OPERATOR 1 <, OPERATOR 2 <=,
       OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 ${part('cmp')}(${both});`,
    `CREATE CAST (text AS ${type}) WITHOUT FUNCTION AS IMPLICIT;`,
  ].join('\n');
}

/** They take whatever they are given, and give text, or an id where their name says so. */
function functionScripts(target: string, { name, named }: UsedName): string[] {
  if (named !== undefined) {
    const parameters = named.map((one, i) => `${quoteIdentifier(one ?? `a${i}`)} "any"`);
    return [anything(target, parameters.join(', '))];
  }
  const [result, value] = /uuid/i.test(name) ? ['uuid', 'gen_random_uuid()'] : ['text', `''::text`];
  return [
    anything(target, 'VARIADIC "any"'),
    `CREATE FUNCTION ${target}() RETURNS ${result} LANGUAGE sql AS $$ SELECT ${value} $$;`,
  ];
}

function anything(target: string, parameters: string): string {
  return `CREATE FUNCTION ${target}(${parameters}) RETURNS text AS 'text_concat' LANGUAGE internal IMMUTABLE;`;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
