/** Finds in the catalog what is kept as text, or planned when it is used. */
import type { Session } from '../engine/session.ts';
import type { Name } from '../model.ts';
import type { BodyKind } from './body.ts';

/** A function or procedure that the server does not look into before it runs. */
export interface Routine extends Name {
  /** Types of the arguments that identify it. */
  readonly arguments: string;
  readonly language: 'plpgsql' | 'sql';
  readonly source: string;
  /** The statement that creates it. */
  readonly definition: string;
  readonly argumentNames: readonly string[];
  readonly argumentTypes: readonly string[];
  /** Its own `search_path`, where it sets one. */
  readonly searchPath: string | null;
  /** Tables whose triggers call it. */
  readonly tables: readonly Name[];
}

/** SQL that the server has looked into, but plans only when it is used. */
export interface Kept extends Name {
  readonly kind: BodyKind;
  readonly label: string;
  readonly text: string;
  readonly sql: string;
}

const ours = `n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_'`;
const noMember = (object: string, catalog: string): string =>
  `NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = '${catalog}'::regclass AND e.objid = ${object}.oid
     AND e.deptype = 'e')`;

const routines = `
  SELECT n.nspname AS schema, p.proname AS name, oidvectortypes(p.proargtypes) AS arguments,
    l.lanname AS language, p.prosrc AS source, pg_get_functiondef(p.oid) AS definition,
    coalesce(p.proargnames, '{}') AS "argumentNames",
    ARRAY(SELECT format_type(a.type, NULL)
      FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY a(type, i)
      ORDER BY a.i)::text[] AS "argumentTypes",
    (SELECT substr(c, 13) FROM unnest(p.proconfig) c WHERE c LIKE 'search_path=%') AS "searchPath",
    coalesce((SELECT json_agg(DISTINCT jsonb_build_object('schema', tn.nspname, 'name', t.relname))
      FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
      WHERE g.tgfoid = p.oid AND NOT g.tgisinternal AND g.tgparentid = 0), '[]') AS tables
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
  WHERE p.prokind IN ('f', 'p') AND l.lanname IN ('plpgsql', 'sql') AND p.prosqlbody IS NULL
    AND ${ours} AND ${noMember('p', 'pg_proc')}
  ORDER BY n.nspname, p.proname, 3`;

const kept = `
  SELECT 'view' AS kind, n.nspname AS schema, c.relname AS name, '' AS label,
    pg_get_viewdef(c.oid) AS text, pg_get_viewdef(c.oid) AS sql
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('v', 'm') AND ${ours} AND ${noMember('c', 'pg_class')}
  UNION ALL
  SELECT 'policy', n.nspname, c.relname, p.polname, x.expression,
    format('SELECT %s FROM %I.%I', x.expression, n.nspname, c.relname)
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  CROSS JOIN LATERAL (SELECT concat_ws(', ', pg_get_expr(p.polqual, p.polrelid),
    pg_get_expr(p.polwithcheck, p.polrelid)) AS expression) x
  WHERE ${ours}
  UNION ALL
  SELECT 'generated column', n.nspname, c.relname, a.attname, x.expression,
    format('SELECT %s FROM %I.%I', x.expression, n.nspname, c.relname)
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  CROSS JOIN LATERAL (SELECT pg_get_expr(d.adbin, d.adrelid) AS expression) x
  WHERE a.attgenerated <> '' AND NOT a.attisdropped AND ${ours}
  UNION ALL
  SELECT 'rule', n.nspname, c.relname, r.rulename, pg_get_ruledef(r.oid), pg_get_ruledef(r.oid)
  FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE r.rulename <> '_RETURN' AND ${ours}
  ORDER BY 1, 2, 3, 4`;

/** Both lists, in an order that does not depend on how the schema was made. */
export async function catalogBodies(db: Session): Promise<{ routines: Routine[]; kept: Kept[] }> {
  // Names of types are then written with their schemas, whatever path a migration left behind.
  await db.exec(`SET search_path = ''`);
  try {
    const found = await db.query<Routine>(routines);
    return { routines: found.rows, kept: (await db.query<Kept>(kept)).rows };
  } finally {
    await db.exec('RESET search_path');
  }
}
