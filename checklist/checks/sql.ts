import { createHash } from 'node:crypto';
import { Type, type Static } from '@sinclair/typebox';
import { privateKindOf } from '../../capture/private-values.ts';
import { secretWordIn } from '../../capture/secret-names.ts';
import { counted, type Evidence } from '../../reports/index.ts';
import { refusalOf } from '../allowed-host.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { choice } from '../choice.ts';
import { askSql, type SqlFault, type SqlRows } from '../adapters/sql-rows.ts';

const comparison = (description: string) =>
  Type.Optional(
    Type.Object(
      {
        op: choice(['=', '!=', '<', '<=', '>', '>=']),
        value: Type.Union([Type.Number(), Type.String()], { description: 'a number or text' }),
      },
      { additionalProperties: false, description },
    ),
  );
const params = Type.Object(
  {
    url: Type.String({
      pattern: String.raw`^(postgres(ql)?://|\$\{env:)`,
      description: 'a postgres:// URL, best written as ${env:DATABASE_URL}',
    }),
    query: Type.String({ minLength: 1, description: 'one SELECT, WITH, VALUES or TABLE statement' }),
    expect: Type.Object(
      {
        empty: Type.Optional(Type.Boolean({ description: 'whether there must be no rows, or some' })),
        rows: comparison('how many rows there must be'),
        firstCell: comparison('what the first column of the first row must be'),
      },
      { additionalProperties: false, minProperties: 1 },
    ),
    sampleRows: Type.Optional(Type.Integer({ minimum: 0, maximum: 100, description: 'default: 5' })),
    hide: Type.Optional(Type.Array(Type.String(), { description: 'columns whose values are not shown' })),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;
type Comparison = NonNullable<Params['expect']['rows']>;

type Facts = SqlRows | SqlFault;

const orphans: Params = {
  url: 'postgres://127.0.0.1/shop',
  query: 'select id from orders where user_id is null',
  expect: { empty: true },
};
const none: SqlRows = { columns: ['id'], rows: [], count: 0 };
const two: SqlRows = { columns: ['id'], rows: [['7'], ['9']], count: 2 };

/** Asks the database one read-only question. */
export const sql: Check<Params, Facts> = {
  id: 'sql',
  question: 'Does the data answer as it should?',
  why: 'A migration or a release that is right for the schema can be wrong for the rows that are there.',
  remedy: 'Look at the rows shown and repair the data, or the query.',
  params,
  problems: ({ query }) =>
    /^\s*(select|with|values|table)\b/i.test(withoutComments(query)) && !/;\s*\S/.test(withoutComments(query))
      ? []
      : [{ path: ['query'], problem: '"query" must be one SELECT, WITH, VALUES or TABLE statement' }],
  gather,
  judge,
  examples: [
    { title: 'no rows', params: orphans, facts: none, outcome: 'pass' },
    { title: 'rows that should not be', params: orphans, facts: two, outcome: 'fail' },
    {
      title: 'none where some should be',
      params: { ...orphans, expect: { empty: false } },
      facts: none,
      outcome: 'fail',
    },
    {
      title: 'few enough',
      params: { ...orphans, expect: { rows: { op: '<=', value: 2 } } },
      facts: two,
      outcome: 'pass',
    },
    {
      title: 'the first cell, as a number',
      params: { ...orphans, expect: { firstCell: { op: '>', value: 10 } } },
      facts: two,
      outcome: 'fail',
    },
    {
      title: 'the first cell where there is none',
      params: { ...orphans, expect: { firstCell: { op: '=', value: 'v2' } } },
      facts: none,
      outcome: 'inconclusive',
    },
    {
      title: 'a table that is not there',
      params: orphans,
      facts: { code: '42P01', message: 'relation "orders" does not exist' },
      outcome: 'error',
    },
  ],
};

async function gather({ url, query, sampleRows = 5 }: Params, context: CheckContext): Promise<Facts> {
  const refused = refusalOf(new URL(url), [url], context);
  if (refused !== undefined) return { code: 'NOT_ALLOWED', message: refused };
  const { signal, timeoutMs } = context;
  const text = query.replace(/;\s*$/, '');
  return askSql({ url, query: text, timeoutMs, rowsMax: Math.max(1, sampleRows), signal });
}

function judge(facts: Facts, { query, expect, sampleRows = 5, hide = [] }: Params): Judgement {
  if ('code' in facts) {
    const evidence: Evidence = { kind: 'query', title: 'The query', sql: query, error: facts };
    return {
      outcome: 'error',
      message: `The database says: ${facts.message} (${facts.code}).`,
      evidence: [evidence],
    };
  }
  const { columns, rows, count } = facts;
  const shown = rows
    .slice(0, sampleRows)
    .map((row) => row.map((cell, index) => shownCell(cell, columns[index], hide)));
  const evidence: Evidence = {
    kind: 'query',
    title: `The first of ${counted(count, 'row')}`,
    sql: query,
    columns,
    rows: shown,
  };
  const cell = rows[0]?.[0];
  const measured = [{ name: 'rows', unit: 'rows', expected: wordsOf(expect), actual: count, query }];
  const told = { measured, evidence: [evidence] };
  if (expect.firstCell !== undefined && cell == null) {
    return {
      outcome: 'inconclusive',
      message: 'There is no first cell to compare; it is empty or null.',
      ...told,
    };
  }
  const found = counted(count, ['row was found', 'rows were found']);
  const wrong = [
    ...(expect.empty !== undefined && expect.empty !== (count === 0) ? [found] : []),
    ...(expect.rows && !holds(String(count), expect.rows) ? [found] : []),
    ...(expect.firstCell && !holds(cell ?? '', expect.firstCell)
      ? [`the first cell is ${shownCell(cell ?? null, columns[0], hide)}`]
      : []),
  ];
  if (wrong.length === 0) return { outcome: 'pass', message: `As expected: ${wordsOf(expect)}.`, ...told };
  const message = `${[...new Set(wrong)].join(' and ')}, expected was: ${wordsOf(expect)}.`;
  return { outcome: 'fail', message: message[0]?.toUpperCase() + message.slice(1), ...told };
}

const comparisons: Record<Comparison['op'], (order: number) => boolean> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Numbers are compared as numbers, other text as text. */
function holds(actual: string, { op, value }: Comparison): boolean {
  const [a, b] = [actual, value].map((side) => (side === '' ? Number.NaN : Number(side)));
  const numeric = a !== undefined && b !== undefined && !Number.isNaN(a) && !Number.isNaN(b);
  return comparisons[op](numeric ? a - b : Number(actual > String(value)) - Number(actual < String(value)));
}

function wordsOf({ empty, rows, firstCell }: Params['expect']): string {
  return [
    ...(empty === undefined ? [] : [empty ? 'no rows' : 'some rows']),
    ...(rows ? [`rows ${rows.op} ${rows.value}`] : []),
    ...(firstCell ? [`first cell ${firstCell.op} ${firstCell.value}`] : []),
  ].join(' and ');
}

/** Private values are shown as a short hash: equal ones can be seen to be equal. */
function shownCell(cell: string | null, column = '', hide: readonly string[]): string {
  if (cell === null) return 'null';
  const secret =
    hide.includes(column) || secretWordIn(column) !== undefined || privateKindOf(cell) !== undefined;
  if (!secret) return cell.length > 80 ? `${cell.slice(0, 80)}…` : cell;
  return `#${createHash('sha256').update(cell).digest('hex').slice(0, 8)}`;
}

function withoutComments(query: string): string {
  return query
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/--[^\n]*/g, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ');
}
