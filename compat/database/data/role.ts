/** Who one is on a live database, and whether such a one may ask. Pure. */
import { HarnessError } from '../../../reports/index.ts';
import type { Notice } from '../../../reports/index.ts';
import type { TextRow } from '../engine/messages.ts';

/** One row; runs on every version that is still in use. */
export const whoAmI = `
  SELECT current_user::text AS "user", quote_ident(current_database()) AS database,
    current_setting('transaction_read_only') AS "readOnly", current_setting('server_version_num') AS version,
    pg_is_in_recovery()::text AS standby,
    (SELECT bool_or(r.rolsuper)::text FROM pg_roles r WHERE pg_has_role(current_user, r.oid, 'MEMBER')) AS super,
    (SELECT (rolcreaterole OR rolcreatedb)::text FROM pg_roles WHERE rolname = current_user) AS creates,
    (SELECT string_agg(DISTINCT quote_ident(n.nspname), ', ') FROM pg_namespace n
      WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema') AS schemas,
    (SELECT min(quote_ident(n.nspname) || '.' || quote_ident(c.relname))
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND (has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
          OR has_any_column_privilege(c.oid, 'INSERT, UPDATE'))) AS writable`;

/**
 * A role that may write is refused, although nothing is written: a mistake of ours must not be able to.
 *
 * @param allowed name of a writing role that the user accepts
 * @returns what to say of an accepted one
 * @throws {HarnessError} `target-not-allowed` with the statements that make a read-only role;
 *   `target-unreachable` when the session is not read-only
 */
export function judgeRole(me: TextRow, allowed: string | undefined, host: string): Notice[] {
  if (me['readOnly'] !== 'on') {
    throw new HarnessError('target-unreachable', {
      what: 'The live database gave no read-only session.',
      where: host,
      todo: 'Ask the server itself or a pooler that keeps transactions together.',
    });
  }
  const power = powerOf(me);
  if (power === undefined) return [];
  const user = me['user'] ?? '';
  const said = `The role ${user} of the live database ${power}`;
  if (user === allowed) return [{ kind: 'policy', message: `${said}; it was allowed by name.` }];
  throw new HarnessError('target-not-allowed', {
    what: `${said}; only a role that can do nothing but read may ask it.`,
    where: host,
    todo: `${readerGrants(me)} Or accept this one by its name: --allow-writing-role ${user}.`,
  });
}

function powerOf(me: TextRow): string | undefined {
  if (me['super'] === 'true') return 'is a superuser or may become one';
  if (me['creates'] === 'true') return 'may create roles or databases';
  const table = me['writable'] ?? null;
  return table === null ? undefined : `may write, for example ${table}`;
}

/** Statements for a role that may read everything; `pg_read_all_data` came with version 14. */
function readerGrants({ database, version, schemas }: TextRow): string {
  const role = 'seaworthy_reader';
  const reads =
    Number(version) >= 140_000
      ? `GRANT pg_read_all_data TO ${role};`
      : `GRANT USAGE ON SCHEMA ${schemas} TO ${role}; GRANT SELECT ON ALL TABLES IN SCHEMA ${schemas} TO ${role};`;
  return `CREATE ROLE ${role} LOGIN PASSWORD '…'; GRANT CONNECT ON DATABASE ${database} TO ${role}; ${reads}`;
}
