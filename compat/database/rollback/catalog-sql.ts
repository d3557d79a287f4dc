/** One statement that lists every object of a schema; all values are text. */

const system = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;

/** Members of extensions come and go with them. */
const own = (object: string, catalog: string): string => `${system} AND NOT EXISTS (
  SELECT 1 FROM pg_depend e WHERE e.classid = '${catalog}'::regclass AND e.objid = ${object}.oid AND e.deptype = 'e')`;

const relation = `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND ${own('c', 'pg_class')}`;

/** Each gives kind, schema, name, part, definition. */
const lists: readonly string[] = [
  `SELECT 'schema', NULL, n.nspname, NULL, '' FROM pg_namespace n WHERE ${own('n', 'pg_namespace')}`,
  `SELECT 'extension', NULL, extname, NULL, '' FROM pg_extension`,
  `SELECT 'role', NULL, rolname, NULL, '' FROM pg_roles WHERE oid >= 16384`,
  `SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END,
     n.nspname, c.relname, NULL,
     concat_ws(' ', c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.reloptions,
       pg_get_partkeydef(c.oid), pg_get_expr(c.relpartbound, c.oid),
       (SELECT string_agg(i.inhparent::regclass::text, ',' ORDER BY i.inhparent::regclass::text) FROM pg_inherits i WHERE i.inhrelid = c.oid),
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END)
   FROM ${relation} WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')`,
  `SELECT 'column', n.nspname, c.relname, a.attname,
     concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' END,
       CASE a.attgenerated WHEN '' THEN 'DEFAULT ' ELSE 'GENERATED ' END || pg_get_expr(d.adbin, d.adrelid),
       nullif(a.attidentity::text, ''),
       (SELECT 'COLLATE ' || l.collname FROM pg_collation l WHERE l.oid = a.attcollation AND l.collname <> 'default'))
   FROM ${relation} JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
   WHERE c.relkind IN ('r', 'p', 'f')`,
  `SELECT 'constraint', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)
   FROM ${relation} JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype IN ('c', 'f', 'p', 'u', 'x')`,
  `SELECT 'index', n.nspname, c.relname, x.relname, pg_get_indexdef(i.indexrelid) || CASE WHEN i.indisvalid THEN '' ELSE ' INVALID' END
   FROM ${relation} JOIN pg_index i ON i.indrelid = c.oid JOIN pg_class x ON x.oid = i.indexrelid
   WHERE NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))`,
  `SELECT 'trigger', n.nspname, c.relname, t.tgname, concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled)
   FROM ${relation} JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal`,
  `SELECT 'rule', n.nspname, c.relname, r.rulename, pg_get_ruledef(r.oid)
   FROM ${relation} JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename <> '_RETURN'`,
  `SELECT 'policy', n.nspname, c.relname, p.polname, concat_ws(' ', p.polcmd, p.polpermissive,
     (SELECT string_agg(r.rolname, ',' ORDER BY r.rolname) FROM pg_roles r WHERE r.oid = ANY (p.polroles)),
     pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
   FROM ${relation} JOIN pg_policy p ON p.polrelid = c.oid`,
  `SELECT 'grant', n.nspname, c.relname, concat_ws(' to ', g.privilege_type, coalesce(r.rolname, 'PUBLIC')), ''
   FROM ${relation} CROSS JOIN aclexplode(c.relacl) g LEFT JOIN pg_roles r ON r.oid = g.grantee
   WHERE g.grantee <> c.relowner`,
  `SELECT 'sequence', n.nspname, c.relname, NULL, concat_ws(' ', format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement,
     s.seqmin, s.seqmax, s.seqcycle)
   FROM ${relation} JOIN pg_sequence s ON s.seqrelid = c.oid`,
  `SELECT CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' ELSE 'type' END, n.nspname, t.typname, NULL,
     concat_ws(' ', (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid),
       CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) END, CASE WHEN t.typnotnull THEN 'NOT NULL' END, t.typdefault,
       (SELECT string_agg(pg_get_constraintdef(k.oid), ' ' ORDER BY k.conname) FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'),
       (SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
   FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace AND ${own('t', 'pg_type')}
   LEFT JOIN pg_class c ON c.oid = t.typrelid
   WHERE t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c')`,
  `SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END, n.nspname,
     p.proname || '(' || oidvectortypes(p.proargtypes) || ')', NULL,
     CASE WHEN p.prokind = 'a' THEN format_type(p.prorettype, NULL) ELSE pg_get_functiondef(p.oid) END
   FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND ${own('p', 'pg_proc')}`,
  `SELECT 'event trigger', NULL, v.evtname, NULL, concat_ws(' ', v.evtevent, v.evtfoid::regproc, v.evtenabled, v.evttags)
   FROM pg_event_trigger v`,
];

export const catalogSql: string = `
  SELECT kind::text, schema::text, name::text, part::text, definition::text,
    CASE kind
      WHEN 'table' THEN to_regclass(format('%I.%I', schema, name))::oid::text
      WHEN 'column' THEN (SELECT concat(a.attrelid, '.', a.attnum) FROM pg_attribute a
        WHERE a.attrelid = to_regclass(format('%I.%I', schema, name)) AND a.attname = part)
    END AS identity
  FROM (${lists.join('\nUNION ALL ')}) AS listed (kind, schema, name, part, definition)
  ORDER BY 1, 2, 3, 4`;
