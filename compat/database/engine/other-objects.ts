/** What `OtherObjects` holds, as questions to PostgreSQL's catalog. */
import type { OtherObjects } from '../details.ts';

/** A role by its object id, as SQL says it. */
export const role = (oid: string): string =>
  `CASE ${oid} WHEN 0 THEN 'public' ELSE ${oid}::regrole::text END`;

/** User's own: neither PostgreSQL's nor a member of an extension. */
export const ours = (
  catalog: string,
  oid: string,
): string => `${oid} >= 16384 AND NOT EXISTS (SELECT 1 FROM pg_depend e
  WHERE e.classid = '${catalog}'::regclass AND e.objid = ${oid} AND e.deptype = 'e')`;

/** Privileges that a list of access rights gives to others than the owner. */
const acl = (on: string, objects: string): string => `
  SELECT o.oid::int4 AS oid, '${on}' AS "on", o.schema, o.name, ${role('a.grantee')} AS role,
    a.privilege_type || coalesce(' (' || o.part || ')', '') AS privilege
  FROM (${objects}) o CROSS JOIN LATERAL aclexplode(o.acl) a WHERE a.grantee <> o.owner`;

const relations = `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${ours('pg_class', 'c.oid')}`;

const grants = [
  acl(
    'table',
    `SELECT c.oid, n.nspname AS schema, c.relname AS name, NULL AS part, c.relowner AS owner, c.relacl AS acl
     FROM ${relations}
     UNION ALL SELECT c.oid, n.nspname, c.relname, a.attname, c.relowner, a.attacl
     FROM pg_attribute a JOIN (${relations}) ON a.attrelid = c.oid WHERE a.attacl IS NOT NULL`,
  ),
  acl(
    'function',
    `SELECT p.oid, n.nspname AS schema, p.proname AS name, NULL AS part, p.proowner AS owner,
       coalesce(p.proacl, acldefault('f', p.proowner)) AS acl
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${ours('pg_proc', 'p.oid')}`,
  ),
  acl(
    'schema',
    `SELECT n.oid, n.nspname AS schema, n.nspname AS name, NULL AS part, n.nspowner AS owner, n.nspacl AS acl
     FROM pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`,
  ),
  `SELECT c.oid::int4, 'table', n.nspname, c.relname, c.relowner::regrole::text, 'OWNER'
   FROM ${relations} WHERE c.relowner >= 16384`,
  `SELECT m.oid::int4, 'role', 'public', m.oid::regrole::text, m.oid::regrole::text, r.oid::regrole::text
   FROM pg_auth_members x JOIN pg_roles r ON r.oid = x.roleid JOIN pg_roles m ON m.oid = x.member
   WHERE m.oid >= 16384`,
  `SELECT r.oid::int4, 'role', 'public', r.oid::regrole::text, r.oid::regrole::text, may.what
   FROM pg_roles r CROSS JOIN LATERAL (VALUES ('LOGIN', r.rolcanlogin), ('BYPASSRLS', r.rolbypassrls),
     ('SUPERUSER', r.rolsuper)) AS may (what, does) WHERE may.does AND r.oid >= 16384`,
];

/** A question for each list; each gives one row an item. Expects an empty `search_path`. */
export const others: { readonly [List in Exclude<keyof OtherObjects, 'events'>]-?: string } = {
  sequences: `SELECT c.oid::int4 AS oid, n.nspname AS schema, c.relname AS name, q.seqincrement::text AS increment,
      q.seqmin::text AS least, q.seqmax::text AS most, q.seqcycle AS cycles,
      (SELECT json_build_object('schema', tn.nspname, 'name', t.relname) FROM pg_depend d
        JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'a' LIMIT 1) AS table
    FROM ${relations} JOIN pg_sequence q ON q.seqrelid = c.oid WHERE c.relkind = 'S' AND NOT EXISTS (SELECT 1 FROM pg_depend d
      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i')
    ORDER BY n.nspname, c.relname`,
  domains: `SELECT n.nspname AS schema, t.typname AS name, format_type(t.typbasetype, t.typtypmod) AS type,
      t.typnotnull AS "notNull",
      (SELECT coalesce(json_agg(pg_get_expr(k.conbin, 0) ORDER BY pg_get_expr(k.conbin, 0)), '[]')
        FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c') AS checks
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE t.typtype = 'd' AND ${ours('pg_type', 't.oid')} ORDER BY n.nspname, t.typname`,
  composites: `SELECT n.nspname AS schema, t.typname AS name,
      (SELECT coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
        ORDER BY a.attnum), '[]') FROM pg_attribute a
        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS fields
    FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE ${ours('pg_type', 't.oid')} ORDER BY n.nspname, t.typname`,
  // Enums have a rule of their own.
  named: `SELECT * FROM (
      SELECT 'type' AS what, t.oid::regtype::text AS name FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
        WHERE (t.typtype IN ('d', 'r') OR t.typtype = 'c' AND c.relkind = 'c') AND ${ours('pg_type', 't.oid')}
      UNION ALL SELECT 'operator', o.oid::regoperator::text FROM pg_operator o WHERE ${ours('pg_operator', 'o.oid')}
      UNION ALL SELECT what, format('%s AS %s', k.castsource::regtype, k.casttarget::regtype) FROM pg_cast k
        CROSS JOIN LATERAL (SELECT 'cast' AS what UNION ALL SELECT 'implicit cast' WHERE k.castcontext = 'i') AS kinds
        WHERE ${ours('pg_cast', 'k.oid')} AND NOT EXISTS (SELECT 1 FROM pg_depend i
          WHERE i.classid = 'pg_cast'::regclass AND i.objid = k.oid AND i.deptype = 'i')
      UNION ALL SELECT 'collation', l.oid::regcollation::text FROM pg_collation l WHERE ${ours('pg_collation', 'l.oid')}
      UNION ALL SELECT 'text search configuration', f.oid::regconfig::text FROM pg_ts_config f
        WHERE ${ours('pg_ts_config', 'f.oid')}) AS named ORDER BY 1, 2`,
  published: `SELECT p.pubname AS publication, r.*,
      array_remove(ARRAY[CASE WHEN p.pubinsert THEN 'INSERT' END, CASE WHEN p.pubupdate THEN 'UPDATE' END,
        CASE WHEN p.pubdelete THEN 'DELETE' END, CASE WHEN p.pubtruncate THEN 'TRUNCATE' END], NULL) AS sends
    FROM pg_publication p CROSS JOIN LATERAL (
      SELECT NULL::int4 AS oid, 'all tables' AS what, NULL::json AS columns, NULL::text AS filter, NULL::text AS identity
        WHERE p.puballtables
      UNION ALL SELECT NULL, 'all of ' || s.pnnspid::regnamespace, NULL, NULL, NULL FROM pg_publication_namespace s
        WHERE s.pnpubid = p.oid
      UNION ALL SELECT m.prrelid::int4, m.prrelid::regclass::text,
          (SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = m.prrelid AND a.attnum = ANY (m.prattrs::int2[])),
          pg_get_expr(m.prqual, m.prrelid),
          CASE c.relreplident WHEN 'd' THEN 'default' WHEN 'f' THEN 'full' WHEN 'n' THEN 'nothing' ELSE 'index' END
        FROM pg_publication_rel m JOIN pg_class c ON c.oid = m.prrelid WHERE m.prpubid = p.oid) AS r ORDER BY 1, 3`,
  extensions: `SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname`,
  settings: `SELECT concat_ws(' in ', CASE WHEN s.setrole <> 0 THEN 'role ' || s.setrole::regrole::text END,
      CASE WHEN s.setdatabase <> 0 THEN 'database' END) AS of,
      split_part(config, '=', 1) AS name, substr(config, strpos(config, '=') + 1) AS value
    FROM pg_db_role_setting s CROSS JOIN LATERAL unnest(s.setconfig) config
    WHERE s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database())) ORDER BY 1, 2`,
  grants: `SELECT DISTINCT * FROM (${grants.join(' UNION ALL ')}) AS grants ORDER BY 2, 3, 4, 5, 6`,
};
