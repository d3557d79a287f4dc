import { HarnessError } from '../../../reports/index.ts';
import type { Engine } from '../engine/engine.ts';
import { quoteLiteral } from '../sql.ts';

/** @throws {HarnessError} `config-unusable` when the migrations do not create the role that is to send the queries. */
export async function requireRole(engine: Engine, role: string): Promise<void> {
  const found = await engine.rows(`SELECT rolname::text FROM pg_roles WHERE rolname = ${quoteLiteral(role)}`);
  if (found.length > 0) return;
  throw new HarnessError('config-unusable', {
    what: `The role ${role} is created by no migration of the baseline.`,
    where: 'role',
    todo: 'Let a migration create it and grant what it may do, or leave the role out; then grants are not looked at.',
  });
}
