/** Reads the file that declares a change of columns in phases. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { LineCounter, isNode, parseDocument } from 'yaml';
import { HarnessError } from '../../../reports/index.ts';
import { expressionFault } from '../data/allowed-sql.ts';
import { parseTree } from '../engine/statements.ts';
import type { Name } from '../model.ts';
import { unsafeCalls } from '../mysql/proofs/allowed-calls.ts';
import type { Dialect } from '../read/dialect.ts';
import { isLive, isMysql } from '../read/source.ts';
import type { ColumnChange, ConvertedColumn } from './column-change.ts';
import { namesOf } from './column-change.ts';
import { phaseIds } from './phase-id.ts';
import type { PhaseId } from './phase-id.ts';

export interface PhaseFile {
  readonly change: ColumnChange;
  /** The migrations of the release, as `compat db` takes them; relative paths count from the file. */
  readonly schema: string;
}

const members = {
  table: 'a table, with its schema where that is not public',
  key: 'a column that tells rows apart, or a list of such',
  old: 'a mapping of each old column to the expression that makes it of the new ones',
  new: 'a mapping of each new column to the expression that makes it of the old ones',
  schema: 'the migrations: db/migrations, git:REV:PATH',
  dialect: 'postgresql or mysql, which is MariaDB too (may be left out where an address tells)',
  bridge: 'a file of SQL that makes the bridge triggers (may be left out)',
  samples: 'a mapping of columns to lists of ordinary values, two are best (may be left out)',
  phase: `one of ${phaseIds.join(', ')}`,
} as const;

type Member = keyof typeof members;

/** Says what is wrong at a member, with its line. */
type Refuse = (member: Member | undefined, what: string) => HarnessError;

/**
 * Reads and checks a phase file. Expressions may use the columns of the other side, and what may run on a live
 * database: constants, and functions and operators that give the same for the same values.
 *
 * @param addresses may tell the kind of server where the file does not
 * @throws {HarnessError} `input-unreadable`; `config-unusable` with file and line.
 */
export async function readPhaseFile(
  path: string,
  addresses: readonly (string | undefined)[] = [],
): Promise<PhaseFile> {
  const { data, refuse } = parsed(await textOf(path), path);
  const unknown = Object.keys(data).find((name) => !(name in members));
  if (unknown !== undefined) throw refuse(undefined, `There is no member "${unknown}".`);
  const [old, made] = [columnsOf(data, 'old', refuse), columnsOf(data, 'new', refuse)];
  const shared = namesOf(old).find((name) => namesOf(made).includes(name));
  if (shared !== undefined) throw refuse('new', `${shared} is an old column too.`);
  const folder = dirname(path);
  const at = (place: string): string => (/^(?:git:|\w+:\/\/)/.test(place) ? place : resolve(folder, place));
  const schema = at(text(data, 'schema', refuse));
  const dialect = dialectOf(data, [schema, ...addresses], refuse);
  if (dialect === 'mysql') refuseCalls({ old, new: made }, refuse);
  else {
    await refuseExpressions('old', old, made, refuse);
    await refuseExpressions('new', made, old, refuse);
  }
  const bridge = data['bridge'] === undefined ? undefined : text(data, 'bridge', refuse);
  return {
    change: {
      dialect,
      table: tableOf(text(data, 'table', refuse), refuse),
      key: keyOf(data, refuse),
      old,
      new: made,
      ...(bridge !== undefined && { bridge: { file: bridge, sql: await textOf(at(bridge)) } }),
      samples: samplesOf(data, [...old, ...made], refuse),
      phase: phaseOf(text(data, 'phase', refuse), refuse),
    },
    schema,
  };
}

type Data = Readonly<Record<string, unknown>>;

function parsed(source: string, path: string): { data: Data; refuse: Refuse } {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true });
  const refuse: Refuse = (member, what) => {
    const node: unknown = member && document.getIn([member], true);
    const line = isNode(node) && node.range ? `:${lines.linePos(node.range[0]).line}` : '';
    const todo =
      member === undefined
        ? `A phase file has ${Object.keys(members).join(', ')}.`
        : `\`${member}\` is ${members[member]}.`;
    return new HarnessError('config-unusable', { what, where: `${path}${line}`, todo });
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const [what = 'This is not YAML.'] = error.message.split('\n');
    throw new HarnessError('config-unusable', {
      what: `The phase file cannot be parsed: ${what}`,
      where: `${path}:${error.linePos?.[0].line ?? 1}`,
      todo: 'Correct this line.',
    });
  }
  const data: unknown = document.toJS({ maxAliasCount: 100 });
  if (!isMapping(data)) throw refuse(undefined, 'The phase file is no mapping.');
  return { data, refuse };
}

function isMapping(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new HarnessError('input-unreadable', { what: 'The file cannot be read.', where: path, cause });
  }
}

function text(data: Data, member: Member, refuse: Refuse): string {
  const value = data[member];
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw refuse(member, value === undefined ? `\`${member}\` is missing.` : `\`${member}\` is no text.`);
}

function tableOf(name: string, refuse: Refuse): Name {
  const [schema, table, ...more] = name.includes('.') ? name.split('.') : ['public', name];
  if (!schema || !table || more.length > 0) throw refuse('table', `"${name}" is no name of a table.`);
  return { schema, name: table };
}

function keyOf(data: Data, refuse: Refuse): readonly string[] {
  const key = [data['key']].flat();
  const isKey = key.length > 0 && key.every((name) => typeof name === 'string' && name !== '');
  if (!isKey) throw refuse('key', '`key` names no column.');
  return key as string[];
}

function samplesOf(
  data: Data,
  columns: readonly ConvertedColumn[],
  refuse: Refuse,
): Readonly<Record<string, readonly string[]>> {
  const given = data['samples'] ?? {};
  if (!isMapping(given)) throw refuse('samples', '`samples` is no mapping.');
  return Object.fromEntries(
    Object.entries(given).map(([name, values]) => {
      if (!namesOf(columns).includes(name)) throw refuse('samples', `${name} is no old or new column.`);
      const isList =
        Array.isArray(values) &&
        values.every((value) => ['string', 'number', 'boolean'].includes(typeof value));
      if (!isList) throw refuse('samples', `The samples of ${name} are no list of values.`);
      return [name, values.map(String)];
    }),
  );
}

function phaseOf(name: string, refuse: Refuse): PhaseId {
  const phase = phaseIds.find((id) => id === name);
  if (phase === undefined) throw refuse('phase', `There is no phase "${name}".`);
  return phase;
}

function dialectOf(data: Data, addresses: readonly (string | undefined)[], refuse: Refuse): Dialect {
  const named = data['dialect'];
  if (named === 'postgresql' || named === 'mysql') return named;
  if (named !== undefined) throw refuse('dialect', 'There is no such dialect.');
  return addresses.some((text) => text !== undefined && isLive(text) && isMysql(text))
    ? 'mysql'
    : 'postgresql';
}

/** Whether it is an expression, and of which columns, the scratch server tells. */
function refuseCalls(
  sides: Readonly<Record<'old' | 'new', readonly ConvertedColumn[]>>,
  refuse: Refuse,
): void {
  for (const member of ['old', 'new'] as const) {
    for (const { name, from } of sides[member]) {
      const unsafe = unsafeCalls(from);
      if (unsafe.length > 0)
        throw refuse(
          member,
          `The expression of ${name} may not run: ${unsafe.join(', ')} is not on the list.`,
        );
    }
  }
}

function columnsOf(data: Data, member: 'old' | 'new', refuse: Refuse): ConvertedColumn[] {
  const value = data[member];
  if (!isMapping(value) || Object.keys(value).length === 0)
    throw refuse(member, `\`${member}\` names no column.`);
  return Object.entries(value).map(([name, from]) => {
    if (typeof from === 'string' && from.trim() !== '') return { name, from: from.trim() };
    throw refuse(member, `${name} has no expression.`);
  });
}

async function refuseExpressions(
  member: 'old' | 'new',
  columns: readonly ConvertedColumn[],
  others: readonly ConvertedColumn[],
  refuse: Refuse,
): Promise<void> {
  for (const { name, from } of columns) {
    const fault = await expressionFault(from);
    if (fault !== undefined) throw refuse(member, `The expression of ${name} may not run: ${fault}.`);
    const stranger = columnsIn(await parseTree(`SELECT (${from})`)).find(
      (one) => !namesOf(others).includes(one),
    );
    if (stranger === undefined) continue;
    const side = member === 'old' ? 'new' : 'old';
    throw refuse(member, `The expression of ${name} uses ${stranger}, which is none of the ${side} columns.`);
  }
}

/** Columns that a parse tree names. */
function columnsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { ColumnRef: ref } = node as { ColumnRef?: { fields?: { String?: { sval?: string } }[] } };
  const own = ref?.fields?.map((field) => field.String?.sval ?? '*') ?? [];
  return [...own, ...Object.values(node).flatMap(columnsIn)];
}
