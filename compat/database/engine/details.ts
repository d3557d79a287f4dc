/** Reads what `details.ts` describes out of PostgreSQL's catalog, in one query. */
import type {
  ExclusionModel,
  IndexModel,
  OtherObjects,
  PartitionModel,
  TableDetails,
  TriggerModel,
} from '../details.ts';
import type { Session } from './session.ts';

const keys = (index: string): string => `
  (SELECT json_agg(pg_get_indexdef(${index}.indexrelid, k, true) ORDER BY k)
    FROM generate_series(1, ${index}.indnkeyatts) k) AS keys,
  (SELECT json_agg(a.attname ORDER BY k) FROM generate_series(1, ${index}.indnkeyatts) k
    LEFT JOIN pg_attribute a ON a.attrelid = ${index}.indrelid AND a.attnum = ${index}.indkey[k - 1]
      AND a.attnum > 0) AS columns,
  pg_get_expr(${index}.indpred, ${index}.indrelid) AS predicate`;

const role = (oid: string): string => `CASE ${oid} WHEN 0 THEN 'public' ELSE ${oid}::regrole::text END`;

/** User's own: neither PostgreSQL's nor a member of an extension. */
const ours = (
  catalog: string,
  oid: string,
): string => `${oid} >= 16384 AND NOT EXISTS (SELECT 1 FROM pg_depend e
  WHERE e.classid = '${catalog}'::regclass AND e.objid = ${oid} AND e.deptype = 'e')`;

const perTable = {
  indexes: `SELECT i.indrelid::int4 AS owner, c.relname AS name, m.amname AS method, ${keys('i')}
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
    WHERE NOT i.indisunique AND NOT i.indisexclusion AND i.indrelid >= 16384
      AND NOT EXISTS (SELECT 1 FROM pg_inherits h WHERE h.inhrelid = i.indexrelid) ORDER BY c.relname`,
  exclusions: `SELECT i.indrelid::int4 AS owner, x.conname AS name, ${keys('i')},
      (SELECT json_agg(o.oprname ORDER BY k.i) FROM unnest(x.conexclop) WITH ORDINALITY k(op, i)
        JOIN pg_operator o ON o.oid = k.op) AS operators
    FROM pg_constraint x JOIN pg_index i ON i.indexrelid = x.conindid WHERE x.contype = 'x' ORDER BY x.conname`,
  triggers: `SELECT t.tgrelid::int4 AS owner, false AS "isRule", t.tgname AS name, t.tgenabled IN ('O', 'A') AS enabled,
      replace(replace(pg_get_triggerdef(t.oid), ' ON ' || t.tgrelid::regclass || ' ', ' ON … '),
        'TRIGGER ' || quote_ident(t.tgname) || ' ', 'TRIGGER … ') AS definition
    FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgparentid = 0
    UNION ALL SELECT r.ev_class::int4, true, r.rulename, r.ev_enabled IN ('O', 'A'),
      rtrim(replace(replace(regexp_replace(pg_get_ruledef(r.oid), '\\s+', ' ', 'g'),
        ' TO ' || r.ev_class::regclass || ' ', ' TO … '), 'RULE ' || quote_ident(r.rulename) || ' ', 'RULE … '), ';')
    FROM pg_rewrite r WHERE r.rulename <> '_RETURN' AND r.ev_class >= 16384 ORDER BY name`,
  rowSecurity: `SELECT c.oid::int4 AS owner, line FROM pg_class c CROSS JOIN LATERAL (
      SELECT 'enabled' AS line WHERE c.relrowsecurity
      UNION ALL SELECT 'forced' WHERE c.relforcerowsecurity
      UNION ALL SELECT format('%s for %s to %s using %s with check %s',
          CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END, p.polcmd,
          (SELECT string_agg(${role('r')}, ', ' ORDER BY 1) FROM unnest(p.polroles) r),
          coalesce(pg_get_expr(p.polqual, p.polrelid), 'none'),
          coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'none'))
        FROM pg_policy p WHERE p.polrelid = c.oid) AS lines
    WHERE c.relkind IN ('r', 'p') AND ${ours('pg_class', 'c.oid')} ORDER BY line`,
  collations: `SELECT a.attrelid::int4 AS owner, a.attname AS column, l.collname AS collation,
      CASE WHEN NOT l.collisdeterministic THEN l.oid::regcollation END AS loose
    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid JOIN pg_collation l ON l.oid = a.attcollation
    WHERE a.attrelid >= 16384 AND a.attnum > 0 AND a.attcollation <> t.typcollation ORDER BY a.attnum`,
  partition: `SELECT c.oid::int4 AS owner, json_build_object('schema', n.nspname, 'name', p.relname) AS parent,
      pg_get_partition_constraintdef(c.oid) AS constraint
    FROM pg_class c JOIN pg_inherits h ON h.inhrelid = c.oid JOIN pg_class p ON p.oid = h.inhparent
    JOIN pg_namespace n ON n.oid = p.relnamespace WHERE c.relispartition AND c.relkind IN ('r', 'p', 'f')`,
} as const;

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

const others: { readonly [List in keyof OtherObjects]: string } = {
  sequences: `SELECT c.oid::int4 AS oid, n.nspname AS schema, c.relname AS name,
      (SELECT json_build_object('schema', tn.nspname, 'name', t.relname) FROM pg_depend d
        JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'a' LIMIT 1) AS table
    FROM ${relations} WHERE c.relkind = 'S' AND NOT EXISTS (SELECT 1 FROM pg_depend d
      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i')
    ORDER BY n.nspname, c.relname`,
  domains: `SELECT n.nspname AS schema, t.typname AS name, format_type(t.typbasetype, t.typtypmod) AS type,
      t.typnotnull AS "notNull",
      (SELECT coalesce(json_agg(pg_get_expr(k.conbin, 0) ORDER BY pg_get_expr(k.conbin, 0)), '[]')
        FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c') AS checks
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE t.typtype = 'd' AND ${ours('pg_type', 't.oid')} ORDER BY n.nspname, t.typname`,
  extensions: `SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname`,
  settings: `SELECT concat_ws(' in ', CASE WHEN s.setrole <> 0 THEN 'role ' || s.setrole::regrole::text END,
      CASE WHEN s.setdatabase <> 0 THEN 'database' END) AS of,
      split_part(config, '=', 1) AS name, substr(config, strpos(config, '=') + 1) AS value
    FROM pg_db_role_setting s CROSS JOIN LATERAL unnest(s.setconfig) config
    WHERE s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database())) ORDER BY 1, 2`,
  grants: `SELECT DISTINCT * FROM (${grants.join(' UNION ALL ')}) AS grants ORDER BY 2, 3, 4, 5, 6`,
};

type Owned<Item> = readonly (Item & { readonly owner: number })[];

/** One row, with a list for each of the questions above. */
interface Answer extends Omit<OtherObjects, 'extensions'> {
  readonly indexes: Owned<IndexModel>;
  readonly exclusions: Owned<ExclusionModel>;
  readonly triggers: Owned<TriggerModel>;
  readonly rowSecurity: Owned<{ readonly line: string }>;
  readonly collations: Owned<TableDetails['collations'][number]>;
  readonly partition: Owned<PartitionModel>;
  readonly extensions: readonly { readonly name: string }[];
}

/** Details of a table by its object id, and what belongs to no table. Expects an empty `search_path`. */
export async function readDetails(
  db: Session,
): Promise<{ detailsOf(oid: number): TableDetails; others: OtherObjects }> {
  const lists = Object.entries({ ...perTable, ...others }).map(
    ([name, sql]) => `(SELECT coalesce(json_agg(row), '[]') FROM (${sql}) AS row) AS "${name}"`,
  );
  const { rows } = await db.query<Answer>(`SELECT ${lists.join(',\n')}`);
  const answer = rows[0]!;
  const indexes = byOwner(answer.indexes);
  const exclusions = byOwner(answer.exclusions);
  const triggers = byOwner(answer.triggers);
  const rowSecurity = byOwner(answer.rowSecurity);
  const collations = byOwner(answer.collations);
  const partition = byOwner(answer.partition);
  const { sequences, domains, extensions, settings, grants } = answer;
  return {
    detailsOf: (oid) => ({
      indexes: indexes(oid),
      exclusions: exclusions(oid),
      triggers: triggers(oid),
      rowSecurity: rowSecurity(oid).map(({ line }) => line),
      collations: collations(oid),
      partition: partition(oid)[0] ?? null,
    }),
    others: { sequences, domains, extensions: extensions.map(({ name }) => name), settings, grants },
  };
}

function byOwner<Item>(items: Owned<Item>): (oid: number) => Item[] {
  const groups = new Map<number, Item[]>();
  for (const { owner, ...item } of items) {
    const group = groups.get(owner) ?? [];
    group.push(item as unknown as Item);
    groups.set(owner, group);
  }
  return (oid) => groups.get(oid) ?? [];
}
