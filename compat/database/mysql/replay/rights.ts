/** What GRANT and REVOKE give to whom. Rights on the whole server are none of a schema's business. */
import { ownSchema, readPath, tableKey, unquote } from '../names.ts';
import type { GrantModel } from '../../details.ts';
import type { SchemaState } from './state.ts';
import { splitAtCommas } from './text.ts';

const all =
  'SELECT INSERT UPDATE DELETE EXECUTE CREATE ALTER DROP INDEX REFERENCES TRIGGER EVENT LOCK_TABLES SHOW_VIEW'
    .split(' ')
    .map((privilege) => privilege.replace('_', ' '));

const form =
  /^(grant|revoke)\s+(?:if\s+exists\s+)?(.*?)\s+on\s+(?:(table|function|procedure)\s+)?((?:`[^`]+`|"[^"]+"|[\w$*]+)(?:\s*\.\s*(?:`[^`]+`|[\w$*]+))?)\s+(?:to|from)\s+(.*)$/is;

/** False where it is of another form, or of the whole server; then nothing is kept of it. */
export function changeRights(state: SchemaState, text: string): boolean {
  const taken = allTaken.exec(text)?.[1];
  if (taken !== undefined) return takeAll(state, taken);
  const renamed = /^rename\s+user\s+(.*)$/is.exec(text)?.[1];
  if (renamed !== undefined) return renameAll(state, renamed);
  const [, verb = '', list = '', kind = '', object = '', whom = ''] = form.exec(text) ?? [];
  if (verb === '' || /^\*\s*\.\s*\*$/.test(object)) return false;
  const target = targetOf(state, object, kind.toLowerCase());
  const roles = splitAtCommas(whom.replace(/\s+(?:with|identified|require|as)\b.*$/is, '')).map(roleName);
  for (const role of roles) {
    for (const privilege of splitAtCommas(list).flatMap(spelled)) {
      const key = JSON.stringify([target.on, target.name, role, privilege]);
      if (/^revoke$/i.test(verb)) state.grants.delete(key);
      else state.grants.set(key, { ...target, role, privilege });
    }
  }
  return true;
}

const allTaken =
  /^(?:drop\s+(?:user|role)\s+(?:if\s+exists\s+)?|revoke\s+all(?:\s+privileges)?\s*,\s*grant\s+option\s+from\s+)(.*)$/is;

/** DROP USER, and REVOKE ALL PRIVILEGES, GRANT OPTION. */
function takeAll(state: SchemaState, whom: string): true {
  const roles = new Set(splitAtCommas(whom).map(roleName));
  for (const [key, { role }] of state.grants) if (roles.has(role)) state.grants.delete(key);
  return true;
}

/** RENAME USER: the rights go with the user, and nobody has the old name any more. */
function renameAll(state: SchemaState, pairs: string): true {
  for (const pair of splitAtCommas(pairs)) {
    const [from = '', to = ''] = pair.split(/\s+to\s+/i).map(roleName);
    for (const [key, grant] of state.grants) {
      if (grant.role !== from) continue;
      state.grants.delete(key);
      state.grants.set(JSON.stringify([grant.on, grant.name, to, grant.privilege]), { ...grant, role: to });
    }
  }
  return true;
}

function targetOf(state: SchemaState, object: string, kind: string): Omit<GrantModel, 'role' | 'privilege'> {
  const whole = object.endsWith('*');
  const on = whole ? 'schema' : kind === '' || kind === 'table' ? 'table' : 'function';
  const named = whole ? { schema: ownSchema, name: ownSchema } : readPath(object, state.using);
  // Without a USE nobody knows what the own database is called; there is one.
  const name = state.using === undefined ? { ...named, schema: ownSchema } : named;
  // Rights go by names here, so what is named alike is one.
  const known = [...state.grants.values()].find(
    (grant) => grant.on === on && tableKey(grant) === tableKey(name),
  );
  return { on, oid: known?.oid ?? (state.nextOid += 1), ...name };
}

/** `'app'@'%'` → `app`; a host is told where it is one. */
function roleName(written: string): string {
  const [name = '', host = '%'] = written
    .trim()
    .split('@')
    .map((part) => unquote(part.trim().replaceAll("'", '`')));
  return host === '%' ? name : `${name}@${host}`;
}

function spelled(privilege: string): readonly string[] {
  const text = privilege.replace(/\s+/g, ' ').trim();
  if (/^all(?: privileges)?$/i.test(text)) return all;
  const [word = '', columns] = text.split(/\s*(?=\()/);
  return [columns === undefined ? word.toUpperCase() : `${word.toUpperCase()} ${columns}`];
}
