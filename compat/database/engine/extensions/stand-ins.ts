/** Gives an embedded PostgreSQL stand-ins for the extensions that it has not. */
import type { Session } from '../session.ts';
import { standInFiles } from './stand-in.ts';
import type { ExtensionFile, StandIn } from './stand-in.ts';
import { usedNames } from './used-names.ts';
import type { UsedName, UsedNames } from './used-names.ts';

/**
 * Puts the files of a stand-in for each missing extension where the server looks for them. The first gets all names
 * that neither PostgreSQL, nor the extensions that are there, nor the history itself knows.
 */
export async function addStandIns(
  engine: { readonly session: Session; addExtensionFile(file: ExtensionFile): void },
  { there, missing }: { readonly there: readonly string[]; readonly missing: readonly string[] },
  texts: readonly string[],
): Promise<StandIn[]> {
  if (missing.length === 0) return [];
  const names = await unknownOf(await usedNames(texts), there, engine.session);
  const none: UsedNames = { ...names, types: [], functions: [], languages: [], wrappers: [] };
  return missing.map((extension, i) => {
    const its = i === 0 ? names : none;
    for (const file of standInFiles(extension, its)) engine.addExtensionFile(file);
    return { extension, types: its.types.map(plain), functions: its.functions.map(plain) };
  });
}

async function unknownOf(names: UsedNames, there: readonly string[], session: Session): Promise<UsedNames> {
  const known = await knownNames(there, session);
  return {
    ...names,
    types: names.types.filter(({ name, schema }) => schema !== 'pg_catalog' && !known.types.has(name)),
    functions: names.functions.filter(
      ({ name, schema }) => schema !== 'pg_catalog' && !known.functions.has(name),
    ),
    languages: names.languages.filter((name) => !known.languages.has(name.toLowerCase())),
  };
}

interface Known {
  readonly types: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  readonly languages: ReadonlySet<string>;
}

async function knownNames(there: readonly string[], session: Session): Promise<Known> {
  const ask = async (sql: string): Promise<Set<string>> =>
    new Set((await session.query<{ name: string }>(sql)).rows.map(({ name }) => name));
  const outside = (catalog: string, prefix: string): string =>
    `SELECT ${prefix}name::text AS name FROM ${catalog} t
     WHERE ${prefix}namespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
       OR EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = '${catalog}'::regclass AND d.objid = t.oid
         AND d.deptype = 'e' AND d.refobjid IN (SELECT oid FROM pg_extension WHERE extname IN (${list})))`;
  const list = there.map((name) => `'${name}'`).join(', ') || `''`;
  await session.exec('BEGIN');
  try {
    for (const name of there) await session.exec(`CREATE EXTENSION IF NOT EXISTS "${name}" CASCADE`);
    return {
      types: await ask(outside('pg_type', 'typ')),
      functions: await ask(outside('pg_proc', 'pro')),
      languages: await ask('SELECT lanname::text AS name FROM pg_language'),
    };
  } finally {
    await session.exec('ROLLBACK');
  }
}

function plain({ schema, name }: UsedName): string {
  return schema === undefined ? name : `${schema}.${name}`;
}
