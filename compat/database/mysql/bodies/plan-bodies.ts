/** Plans the statements of what the server keeps as text, as it would meet them on this schema. */
import type { Body, BodyFault, BodyKind } from '../../matrix/body.ts';
import type { Name, SchemaModel } from '../../model.ts';
import { plainName } from '../../sql.ts';
import { ownSchema, sameColumn, tableKey, unquote } from '../names.ts';
import type { Replayed } from '../replay/replay.ts';
import { inBrackets, splitAtCommas } from '../replay/text.ts';
import { takeApart } from './body-statements.ts';
import { standIn, withoutComments } from './body-text.ts';

export interface StoredText {
  readonly kind: BodyKind;
  readonly name: string;
  readonly at: Name;
  readonly text: string;
  readonly parameters: readonly string[];
}

interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** Why each statement cannot be planned, in order; undefined where it can, or where nobody can tell. */
type PlanAll = (statements: readonly string[]) => Promise<readonly (Refusal | undefined)[]>;

/** Triggers, routines and events of a history. */
export function storedTexts({ model, triggers, routines, events }: Replayed): StoredText[] {
  const tables = new Set(model.tables.map(tableKey));
  return [
    ...triggers
      .filter(({ table }) => tables.has(tableKey(table)))
      .map(({ name, table, body }): StoredText => ({
        kind: 'trigger',
        name: `${name} on ${plainName(table)}`,
        at: table,
        text: body,
        parameters: [],
      })),
    ...routines.map(({ schema, name, arguments: given, result, text, parameters }): StoredText => ({
      kind: result === 'procedure' ? 'procedure' : 'function',
      name: `${name}(${given})`,
      at: { schema, name },
      text,
      parameters,
    })),
    ...events.map(({ schema, name, text }): StoredText => ({
      kind: 'event',
      name,
      at: { schema, name },
      text,
      parameters: [],
    })),
  ];
}

export async function planBodies(
  stored: readonly StoredText[],
  schema: SchemaModel,
  plan: PlanAll,
): Promise<Body[]> {
  const parts = stored.map((body) => ({ body, ...takeApart(body.text) }));
  const asked = parts.flatMap(({ body, statements, variables }) => {
    const names = new Set([...body.parameters, ...variables].map((name) => name.toLowerCase()));
    return statements.map(({ sql, line }) => ({ body, line, sql: standIn(sql, names) }));
  });
  const planned = asked.filter(({ sql }) => !isCall(sql));
  const said = await plan(planned.map(({ sql }) => sql));
  const faults = planned.flatMap((statement, i) => {
    const refusal = said[i];
    return refusal === undefined ? [] : [{ ...statement, ...refusal }];
  });
  const calls = asked
    .filter(({ sql }) => isCall(sql))
    .flatMap((call) => {
      const refusal = callRefused(call.sql, schema);
      return refusal === undefined ? [] : [{ ...call, ...refusal }];
    });
  return stored.map((body): Body => {
    const own = [...calls, ...faults].filter((fault) => fault.body === body);
    return {
      kind: body.kind,
      name: body.name,
      at: body.at,
      text: withoutComments(body.text).replace(/\s+/g, ' ').trim(),
      planned: asked.filter((statement) => statement.body === body).length,
      faults: [
        ...lostColumns(body, schema),
        ...own.map(({ line, sql, code, message }): BodyFault => ({ line, sql, code, message })),
      ],
    };
  });
}

/** A trigger names columns of its table that are gone; the server says so at the next write. */
function lostColumns({ kind, at, text }: StoredText, { tables }: SchemaModel): BodyFault[] {
  const table = tables.find((item) => tableKey(item) === tableKey(at));
  if (kind !== 'trigger' || table === undefined) return [];
  const named = [...withoutComments(text).matchAll(/\b(new|old)\s*\.\s*(`[^`]+`|[\w$]+)/gi)];
  return named
    .filter(([, , column = '']) => !table.columns.some(({ name }) => sameColumn(name, unquote(column))))
    .map(([sql, row = '', column = '']) => ({
      line: null,
      sql,
      code: '1054',
      message: `Unknown column '${unquote(column)}' in '${row.toUpperCase()}'`,
    }));
}

function isCall(sql: string): boolean {
  return /^call\b/i.test(sql);
}

/** PREPARE looks into no CALL. */
function callRefused(sql: string, { functions }: SchemaModel): Refusal | undefined {
  const [, written = ''] = /^call\s+([\w$`.]+)/i.exec(sql) ?? [];
  const name = unquote(written);
  // A procedure of another database is not known here.
  if (written.includes('.')) return undefined;
  const found = functions.find(
    (item) => item.result === 'procedure' && item.schema === ownSchema && sameColumn(item.name, name),
  );
  if (found === undefined) return { code: '1305', message: `PROCEDURE ${name} does not exist` };
  const [given, wanted] = [inBrackets(sql)?.inside ?? '', found.arguments].map(
    (list) => splitAtCommas(list).length,
  );
  if (given === wanted) return undefined;
  const message = `Incorrect number of arguments for PROCEDURE ${name}; expected ${wanted}, got ${given}`;
  return { code: '1318', message };
}
