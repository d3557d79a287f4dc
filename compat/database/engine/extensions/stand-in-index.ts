import { quoteIdentifier } from '../../sql.ts';
import { serverError } from '../server-error.ts';
import type { Session } from '../session.ts';
import { parseTree } from '../statements.ts';

/** 42704: the access method or the operator class that the index wants is not there. */
const notThere = '42704';

/**
 * A session that makes an empty index under the same name where one wants what only the missing extension knows, so
 * that later statements find it.
 */
export function withStandInIndexes<S extends Session>(session: S): S {
  return {
    ...session,
    async exec(sql: string): Promise<unknown> {
      if (!/^\s*create\s+(unique\s+)?index\b/i.test(sql)) return session.exec(sql);
      // Outside a transaction it is refused, and nothing has to be taken back.
      const isOpen = await session.exec('SAVEPOINT seaworthy_index').then(
        () => true,
        () => false,
      );
      try {
        await session.exec(sql);
      } catch (cause) {
        if (serverError(cause).code !== notThere) throw cause;
        if (isOpen) await session.exec('ROLLBACK TO SAVEPOINT seaworthy_index');
        await session.exec(await emptyIndex(sql));
      }
      if (isOpen) await session.exec('RELEASE SAVEPOINT seaworthy_index');
      return undefined;
    },
  };
}

async function emptyIndex(sql: string): Promise<string> {
  const [tree = {}]: readonly { IndexStmt?: IndexStmt }[] = (await parseTree(sql)) ?? [];
  const { idxname, relation } = tree.IndexStmt ?? {};
  const table = [relation?.schemaname, relation?.relname].filter((part) => part !== undefined);
  // Without a name of its own nobody can ask for it later.
  if (idxname === undefined || table.length === 0) return 'SELECT 1';
  return `CREATE INDEX IF NOT EXISTS ${quoteIdentifier(idxname)} ON ${table.map(quoteIdentifier).join('.')} ((1))`;
}

interface IndexStmt {
  readonly idxname?: string;
  readonly relation?: { readonly schemaname?: string; readonly relname?: string };
}
