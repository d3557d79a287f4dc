/** Reads what `details.ts` describes out of PostgreSQL's catalog, in one query. */
import type {
  ExclusionModel,
  IndexModel,
  OtherObjects,
  PartitionModel,
  TableDetails,
  TriggerModel,
} from '../details.ts';
import { others, ours, role } from './other-objects.ts';
import type { Session } from './session.ts';

const keys = (index: string): string => `
  (SELECT json_agg(pg_get_indexdef(${index}.indexrelid, k, true) ORDER BY k)
    FROM generate_series(1, ${index}.indnkeyatts) k) AS keys,
  (SELECT json_agg(a.attname ORDER BY k) FROM generate_series(1, ${index}.indnkeyatts) k
    LEFT JOIN pg_attribute a ON a.attrelid = ${index}.indrelid AND a.attnum = ${index}.indkey[k - 1]
      AND a.attnum > 0) AS columns,
  pg_get_expr(${index}.indpred, ${index}.indrelid) AS predicate`;

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
  refusedFor: `SELECT c.oid::int4 AS owner, p.pubname AS publication
    FROM pg_publication p CROSS JOIN LATERAL pg_get_publication_tables(p.pubname) s JOIN pg_class c ON c.oid = s.relid
    WHERE (p.pubupdate OR p.pubdelete) AND c.relpersistence = 'p' AND (c.relreplident = 'n' OR c.relreplident = 'd'
      AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)) ORDER BY p.pubname`,
  partition: `SELECT c.oid::int4 AS owner, json_build_object('schema', n.nspname, 'name', p.relname) AS parent,
      pg_get_partition_constraintdef(c.oid) AS constraint
    FROM pg_class c JOIN pg_inherits h ON h.inhrelid = c.oid JOIN pg_class p ON p.oid = h.inhparent
    JOIN pg_namespace n ON n.oid = p.relnamespace WHERE c.relkind IN ('r', 'p', 'f')
    ORDER BY h.inhseqno`,
} as const;

type Owned<Item> = readonly (Item & { readonly owner: number })[];

/** One row, with a list for each of the questions above. */
interface Answer extends Omit<OtherObjects, 'extensions'> {
  readonly indexes: Owned<IndexModel>;
  readonly exclusions: Owned<ExclusionModel>;
  readonly triggers: Owned<TriggerModel>;
  readonly rowSecurity: Owned<{ readonly line: string }>;
  readonly collations: Owned<TableDetails['collations'][number]>;
  readonly refusedFor: Owned<{ readonly publication: string }>;
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
  const refusedFor = byOwner(answer.refusedFor);
  const { sequences, domains, composites, named, published, extensions, settings, grants } = answer;
  return {
    detailsOf: (oid) => ({
      indexes: indexes(oid),
      exclusions: exclusions(oid),
      triggers: triggers(oid),
      rowSecurity: rowSecurity(oid).map(({ line }) => line),
      collations: collations(oid),
      partition: partition(oid)[0] ?? null,
      refusedFor: refusedFor(oid).map(({ publication }) => publication),
    }),
    others: {
      sequences,
      domains,
      composites,
      named,
      published,
      extensions: extensions.map(({ name }) => name),
      settings,
      grants,
    },
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
