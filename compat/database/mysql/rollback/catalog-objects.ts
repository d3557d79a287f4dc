/** Everything that a MySQL schema holds, as one line for each object. */
import type { TextRow } from '../../engine/messages.ts';
import type { CatalogObject } from '../../rollback/catalog-objects.ts';
import { ownSchema } from '../names.ts';
import type { Identities } from '../server/identities.ts';

type Ask = (sql: string) => Promise<readonly TextRow[]>;

/** Each gives name, part and definition; counters and the order of columns do not count. */
const lists = (isMariadb: boolean): Readonly<Record<string, string>> => ({
  table: `SELECT table_name AS name, NULL AS part, CONCAT_WS(' ', engine, table_collation, create_options) AS definition
    FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type <> 'VIEW'`,
  view: `SELECT table_name AS name, NULL AS part, CONCAT_WS(' ', view_definition, check_option, security_type) AS definition
    FROM information_schema.views WHERE table_schema = DATABASE()`,
  column: `SELECT c.table_name AS name, c.column_name AS part, CONCAT_WS(' ', c.column_type, c.collation_name,
      IF(c.is_nullable = 'NO', 'NOT NULL', NULL), CONCAT('DEFAULT ', c.column_default), NULLIF(c.extra, ''),
      NULLIF(c.generation_expression, '')) AS definition
    FROM information_schema.columns c JOIN information_schema.tables t
      ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type <> 'VIEW'
    WHERE c.table_schema = DATABASE()`,
  index: `SELECT table_name AS name, index_name AS part, CONCAT_WS(' ', IF(non_unique = 0, 'UNIQUE', NULL), index_type,
      GROUP_CONCAT(CONCAT_WS(' ', ${isMariadb ? 'column_name' : 'COALESCE(column_name, expression)'}, sub_part, collation)
        ORDER BY seq_in_index)) AS definition
    FROM information_schema.statistics WHERE table_schema = DATABASE()
    GROUP BY table_name, index_name, non_unique, index_type`,
  'foreign key': `SELECT k.table_name AS name, k.constraint_name AS part, CONCAT_WS(' ', k.referenced_table_name,
      GROUP_CONCAT(CONCAT_WS(' ', k.column_name, k.referenced_column_name) ORDER BY k.ordinal_position),
      r.delete_rule, r.update_rule) AS definition
    FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r
      ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
    WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL
    GROUP BY k.table_name, k.constraint_name, k.referenced_table_name, r.delete_rule, r.update_rule`,
  check: `SELECT ${isMariadb ? 'c' : 't'}.table_name AS name, c.constraint_name AS part, c.check_clause AS definition
    FROM information_schema.check_constraints c ${
      isMariadb
        ? ''
        : `JOIN information_schema.table_constraints t ON t.constraint_schema = c.constraint_schema
      AND t.constraint_name = c.constraint_name AND t.constraint_type = 'CHECK'`
    }
    WHERE c.constraint_schema = DATABASE()`,
  trigger: `SELECT event_object_table AS name, trigger_name AS part,
      CONCAT_WS(' ', action_timing, event_manipulation, action_statement) AS definition
    FROM information_schema.triggers WHERE trigger_schema = DATABASE()`,
  routine: `SELECT r.routine_name AS name, NULL AS part, CONCAT_WS(' ', r.routine_type, r.dtd_identifier,
      (SELECT GROUP_CONCAT(CONCAT_WS(' ', p.parameter_mode, p.parameter_name, p.dtd_identifier) ORDER BY p.ordinal_position)
        FROM information_schema.parameters p WHERE p.specific_schema = r.routine_schema
          AND p.specific_name = r.specific_name AND p.ordinal_position > 0),
      r.routine_definition) AS definition
    FROM information_schema.routines r WHERE r.routine_schema = DATABASE()`,
  event: `SELECT event_name AS name, NULL AS part, CONCAT_WS(' ', event_type, interval_value, interval_field, status,
      event_definition) AS definition
    FROM information_schema.events WHERE event_schema = DATABASE()`,
});

/** The objects as the scratch database holds them now; `identities` tells renamed ones from new ones. */
export async function mysqlObjects(
  ask: Ask,
  identities: Identities,
  isMariadb: boolean,
): Promise<CatalogObject[]> {
  const found: CatalogObject[] = [];
  for (const [kind, sql] of Object.entries(lists(isMariadb))) {
    for (const { name, part, definition } of await ask(sql)) {
      found.push({
        kind,
        schema: ownSchema,
        name: name ?? '',
        part: part ?? null,
        // Each run has another name for its database.
        definition: (definition ?? '').replace(/`?seaworthy_scratch_[\da-f]+`?\./g, ''),
        identity: identityOf(kind, name ?? '', part ?? null, identities),
      });
    }
  }
  return found.toSorted((a, b) => inOrder(a, b));
}

function identityOf(kind: string, name: string, part: string | null, identities: Identities): string | null {
  if (kind === 'table') return String(identities.table(name).oid);
  if (kind !== 'column' || part === null) return null;
  return `${identities.table(name).oid}.${identities.column(name, part)}`;
}

function inOrder(a: CatalogObject, b: CatalogObject): number {
  const [one, other] = [a, b].map(({ kind, name, part }) => `${kind}\n${name}\n${part ?? ''}`);
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
}
