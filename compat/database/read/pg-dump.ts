/** Makes what pg_dump and pg_dumpall write fit for an empty scratch database. Lines stay where they are. */
import { HarnessError } from '../../../reports/index.ts';
import { quoteIdentifier, quoteLiteral } from '../sql.ts';
import { layouts } from './layouts/index.ts';
import { insertsFor } from './copy-rows.ts';
import { spansOf } from './psql-script.ts';

/** What a scratch database neither needs nor takes. `--clean` drops what is not there yet. */
const dropped: readonly RegExp[] = [
  /^(?:CREATE|ALTER) (?:DATABASE|ROLE|USER|GROUP|TABLESPACE|PUBLICATION|SUBSCRIPTION)\b/,
  /^DROP /,
  /^ALTER TABLE .* DROP CONSTRAINT /s,
  /^ALTER TABLE .* ALTER COLUMN .* DROP DEFAULT;$/s,
  /^SET (?:\w*_timeout|client_encoding|default_tablespace|row_security)\b/,
  /^COMMENT ON (?:EXTENSION|DATABASE|ROLE|TABLESPACE|PUBLICATION|SUBSCRIPTION)\b/,
  /^SECURITY LABEL\b/,
  /^SELECT (?:\* FROM )?pg_catalog\.(?:lo\w*|pg_restore_\w+)\(/,
  /^(?:BEGIN|COMMIT);$/,
  // Membership of roles; a privilege stands before ON.
  /^(?:GRANT|REVOKE) (?!.* ON )/s,
];

/** Tables in which migration tools keep their own notes: no release uses them, and no migration makes them. */
const bookkeeping = new Set([
  ...layouts.flatMap(({ table }) => table?.name ?? []),
  'databasechangeloglock',
  'schema_version',
  'ar_internal_metadata',
]);

const identifier = String.raw`"(?:[^"]|"")+"|[\w$]+`;
const rolesOf: readonly RegExp[] = [
  new RegExp(
    `^(?:GRANT|REVOKE)\\b.*\\s(?:TO|FROM)\\s+(${identifier})(?: WITH GRANT OPTION)?(?: CASCADE)?;$`,
    's',
  ),
  new RegExp(`^ALTER\\b.*\\sOWNER TO (${identifier});$`, 's'),
  new RegExp(`^ALTER DEFAULT PRIVILEGES FOR ROLE (${identifier}) `),
  new RegExp(`^ALTER DEFAULT PRIVILEGES\\b.*\\s(?:TO|FROM)\\s+(${identifier})(?: WITH GRANT OPTION)?;$`, 's'),
];
const policyRoles = new RegExp(
  `^CREATE POLICY\\b.*? TO ((?:${identifier})(?:, (?:${identifier}))*)(?= USING | WITH CHECK |;)`,
  's',
);

/**
 * The dump as statements that an empty database takes: psql's commands are gone, rows are INSERTs, and the
 * roles that own things or hold privileges are made first. Tables that migration tools keep are left out.
 *
 * @throws {HarnessError} `input-unreadable` when the dump holds the tables of several databases, or is cut off.
 */
export function cleanDump(name: string, text: string): string {
  refuseSeveral(name, text);
  const roles = new Set<string>();
  const notes = new Set<string>();
  let clean = '';
  let at = 0;
  let copy = '';
  for (const { kind, from, to } of spansOf(text)) {
    clean += text.slice(at, from);
    const span = text.slice(from, to);
    at = to;
    if (kind === 'rows') clean += rowsAsInserts(copy, span) ?? refuseCut(name, copy);
    if (kind !== 'statement') continue;
    copy = copyTarget(span);
    for (const table of notesMadeBy(span)) notes.add(table);
    clean += copy === '' ? statementFor(span, roles) : blanked(span);
  }
  // On lines of their own: the last one may be a comment.
  const drops = [...notes].map((table) => `\nDROP TABLE ${table} CASCADE;`);
  return [...roles].map(roleIfMissing).join('') + clean + text.slice(at) + drops.join('');
}

const madeTable = new RegExp(`^CREATE TABLE ((?:(?:${identifier})\\.)?(${identifier})) \\(`);

function notesMadeBy(statement: string): string[] {
  const [, table, name = ''] = madeTable.exec(statement) ?? [];
  return table !== undefined && bookkeeping.has(name) ? [table] : [];
}

function statementFor(statement: string, roles: Set<string>): string {
  if (dropped.some((pattern) => pattern.test(statement))) return blanked(statement);
  for (const pattern of rolesOf) add(roles, pattern.exec(statement)?.[1]);
  const policy = policyRoles.exec(statement)?.[1] ?? '';
  for (const [role] of policy.matchAll(new RegExp(identifier, 'g'))) add(roles, role);
  return statement.replace(/^CREATE SCHEMA (?!IF )/, 'CREATE SCHEMA IF NOT EXISTS ');
}

function add(roles: Set<string>, written: string | undefined): void {
  if (written === undefined || /^(?:PUBLIC|CURRENT_USER|SESSION_USER|CURRENT_ROLE)$/i.test(written)) return;
  roles.add(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written);
}

/** In front of the first line, so that no line moves. */
function roleIfMissing(role: string): string {
  const body = `BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = ${quoteLiteral(role)}) THEN CREATE ROLE ${quoteIdentifier(role)}; END IF; END`;
  return `DO ${quoteLiteral(body)}; `;
}

/** `shop.orders (id, note)` of `COPY shop.orders (id, note) FROM stdin;`, else nothing. */
function copyTarget(statement: string): string {
  return /^COPY\s+(.*?)\s+FROM\s+stdin\s*;$/is.exec(statement)?.[1] ?? '';
}

/** Undefined for rows without the line that ends them. */
function rowsAsInserts(target: string, block: string): string | undefined {
  const lines = block.split('\n').map((line) => line.replace(/\r$/, ''));
  const end = lines.lastIndexOf('\\.');
  if (end < 0) return undefined;
  const rows = lines.slice(0, end);
  return [...insertsFor(target, rows), ''].join('\n');
}

function refuseCut(name: string, target: string): never {
  throw new HarnessError('input-unreadable', {
    what: `The dump ends in the middle of the rows of ${target}: what comes after them is missing.`,
    where: name,
    todo: 'Dump the database again; a full disk or a lost connection cuts a dump short.',
  });
}

function blanked(text: string): string {
  return text.replace(/[^\n]+/g, '');
}

function refuseSeveral(name: string, text: string): void {
  const parts = text.split(/^\\connect (?:-\S+ )*/m);
  const holders = parts.filter((part) => /^CREATE (?:TABLE|VIEW|FUNCTION) /m.test(part));
  if (holders.length < 2) return;
  const databases = holders.map((part) => part.split('\n', 1)[0]?.trim() ?? '').join(', ');
  throw new HarnessError('input-unreadable', {
    what: `This dump holds several databases: ${databases}.`,
    where: name,
    todo: 'Dump the one that the release uses, with pg_dump.',
  });
}
