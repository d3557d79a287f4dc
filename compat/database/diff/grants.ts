import type { Change } from '../changes.ts';
import type { GrantModel, OtherObjects } from '../details.ts';
import type { SchemaModel } from '../model.ts';
import { plainName } from '../sql.ts';
import { missingFrom } from './missing.ts';
import type { Identity } from './pairs.ts';

/** Rights that a role lost on an object which still stands; one change for each object and role. */
export function rightsLost(before: OtherObjects, after: SchemaModel, identity: Identity): Change[] {
  const now = after.others?.grants ?? [];
  const oldNames = new Map(before.grants.map((grant) => [`${grant.on} ${grant.oid}`, plainName(grant)]));
  const oldName = (grant: GrantModel): string =>
    (identity === 'same-database' && oldNames.get(`${grant.on} ${grant.oid}`)) || plainName(grant);
  const right = (grant: GrantModel, name: string): string =>
    JSON.stringify([grant.on, name, grant.role, grant.privilege]);
  const rights = new Set(now.map((grant) => right(grant, oldName(grant))));
  const isKept = (grant: GrantModel): boolean =>
    rolesOf(grant.role, now).some((role) =>
      waysTo(grant).some((privilege) => rights.has(right({ ...grant, role, privilege }, plainName(grant)))),
    );
  const lost = missingFrom(
    before.grants,
    now,
    (grant) => right(grant, plainName(grant)),
    (grant) => right(grant, oldName(grant)),
  ).dropped.filter((grant) => matters(grant, before.grants) && stands(grant, after) && !isKept(grant));
  const groups = new Map<string, GrantModel[]>();
  for (const grant of lost) {
    const key = JSON.stringify([grant.on, plainName(grant), grant.role]);
    groups.set(key, [...(groups.get(key) ?? []), grant]);
  }
  return [...groups.values()].flatMap((grants): Change[] => {
    const privileges = grants.map(({ privilege }) => privilege);
    return grants.slice(0, 1).map(({ on, role, schema, name }) => ({
      kind: 'grant-revoked',
      object: { schema, name },
      on,
      role,
      privileges,
    }));
  });
}

/** The role itself, and all whose rights it has. */
function rolesOf(role: string, grants: readonly GrantModel[]): string[] {
  const found = new Set([role, 'public']);
  for (const one of found) {
    for (const { on, name, privilege } of grants) if (on === 'role' && name === one) found.add(privilege);
  }
  return [...found];
}

/** What gives as much: the right to all columns of a table, and to own it. */
function waysTo({ on, privilege }: GrantModel): string[] {
  return on === 'role' ? [privilege] : [privilege, privilege.replace(/ \(.*\)$/s, ''), 'OWNER'];
}

/** Roles belong to the whole server: those that have no right in this database are somebody else's. */
function matters({ on, role }: GrantModel, grants: readonly GrantModel[]): boolean {
  if (on !== 'role') return true;
  const roles = new Set(rolesOf(role, grants));
  return grants.some((grant) => grant.on !== 'role' && grant.role !== 'public' && roles.has(grant.role));
}

function stands({ on, oid, ...name }: GrantModel, schema: SchemaModel): boolean {
  const { tables, views, functions, others } = schema;
  if (on === 'role') return true;
  if (on === 'schema') return [...tables, ...views, ...functions].some((item) => item.schema === name.name);
  if (on === 'function') return functions.some((item) => plainName(item) === plainName(name));
  const relations = [...tables, ...views, ...(others?.sequences ?? [])];
  return relations.some((item) => item.oid === oid || plainName(item) === plainName(name));
}
