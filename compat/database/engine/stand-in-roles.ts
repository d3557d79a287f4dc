import { quoteIdentifier } from '../sql.ts';
import { serverError } from './server-error.ts';
import type { Session } from './session.ts';

/** Statements that may name a role. SET LOCAL ROLE is how queries are tried, and its role must be there. */
const mayNameRole =
  /^\s*(?:do|select|call|(?:alter|drop) (?:user|group))\b|^(?!\s*set\s+local\b).*\b(?:grant|revoke|owner|owned|policy|role|authorization|privileges)\b/is;

const mark = 'Stands in for a role that no migration makes.';

/**
 * A session that makes a role where a statement names one that is not there: roles belong to the server, and are
 * seldom made by the migrations that grant them something. For a server of our own only.
 */
export function withStandInRoles<S extends Session>(session: S): S {
  const run = async (sql: string): Promise<unknown> => {
    // Outside a transaction it is refused, and nothing has to be taken back.
    const isOpen = await session.exec('SAVEPOINT seaworthy_role').then(
      () => true,
      () => false,
    );
    try {
      const done = await session.exec(sql);
      if (isOpen) await session.exec('RELEASE SAVEPOINT seaworthy_role');
      return done;
    } catch (cause) {
      const role = missingRole(cause);
      if (role === undefined) throw cause;
      if (isOpen)
        await session.exec('ROLLBACK TO SAVEPOINT seaworthy_role; RELEASE SAVEPOINT seaworthy_role');
      const name = quoteIdentifier(role);
      await session.exec(`CREATE ROLE ${name}; COMMENT ON ROLE ${name} IS '${mark}'`);
      return run(sql);
    }
  };
  // A message of several statements opens its transaction itself; statement by statement it comes again.
  const isAlone = (sql: string): boolean => !sql.startsWith('BEGIN;');
  return {
    ...session,
    exec: (sql) => (isAlone(sql) && mayNameRole.test(sql) ? run(sql) : session.exec(sql)),
  };
}

function missingRole(cause: unknown): string | undefined {
  const { code, message } = serverError(cause);
  return code === '42704' || code === '22023' ? /^role "(.+)" does not exist$/.exec(message)?.[1] : undefined;
}

/** Roles that were made so, by name. */
export async function standInRoles(session: Session): Promise<string[]> {
  const { rows } = await session.query<{ name: string }>(
    `SELECT rolname AS name FROM pg_roles WHERE shobj_description(oid, 'pg_authid') = '${mark}' ORDER BY rolname`,
  );
  return rows.map(({ name }) => name);
}
