/** Turns statements of a release into findings, one for each table. Pure. */
import { counted, type Evidence, type Level } from '../../../reports/index.ts';
import type { Name } from '../model.ts';
import type { ReleaseFinding } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';
import type { Release, Subject } from './release.ts';
import type { Action, Deed, StatementTrace } from './statement-trace.ts';

/** A statement, and what it does to which table. */
export interface Hit extends Subject {
  readonly trace: StatementTrace;
}

/** Statements that do one of these things, where they also satisfy the condition. */
export function hitsOf(
  { statements }: Release,
  deeds: readonly Deed[],
  isMeant: (trace: StatementTrace, action: Action) => boolean = () => true,
): Hit[] {
  return statements.flatMap((trace) =>
    trace.actions
      .filter((action) => deeds.includes(action.does) && isMeant(trace, action))
      .map(({ table, name }) => ({ trace, table, ...(name !== undefined && { name }) })),
  );
}

export function isIn(tables: readonly Name[], { table }: Subject): boolean {
  return tables.some((item) => plainName(item) === plainName(table));
}

/** It reads the rows of the table from end to end; those of a partitioned one stand in its partitions. */
export function readsRows({ scans, locks }: StatementTrace, subject: Subject): boolean {
  const locked = locks.map(({ table }) => table);
  return isIn(scans, subject) || (scans.length > 0 && isIn(locked, subject));
}

const statementsShownMax = 3;

/** One finding for each table, with its first statements. `say` ends without a full stop. */
export function findingPerTable(hits: readonly Hit[], say: (first: Hit) => string): ReleaseFinding[] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits)
    groups.set(plainName(hit.table), [...(groups.get(plainName(hit.table)) ?? []), hit]);
  return [...groups].flatMap(([key, group]) =>
    group.slice(0, 1).map((first): ReleaseFinding => {
      const { trace, table, name } = first;
      const statements = [...new Set(group.map((hit) => hit.trace))];
      const more = statements.length - 1;
      const others =
        more === 0
          ? ''
          : `, and so ${more === 1 ? 'does' : 'do'} ${counted(more, ['other statement', 'other statements'])}`;
      return {
        outcome: 'fail',
        key,
        places: [tablePlace(table)],
        message: `${say(first)} (${whereOf(trace)}${others}).`,
        evidence: statements.slice(0, statementsShownMax).map(evidenceOf),
        source: { file: trace.file, line: trace.line },
        table,
        statement: trace.statement,
        ...(name !== undefined && { name }),
      };
    }),
  );
}

export function whereOf({ file, line }: StatementTrace): string {
  return `${file}:${line}`;
}

export function evidenceOf({ file, line, statement }: StatementTrace): Evidence {
  return { kind: 'query', title: `Migration ${file}, line ${line}`, sql: statement };
}

/** Below this part of a large table, what takes longer with every row is worth a word only. */
const smallPart = 100;

/** What takes longer with every row blocks where the table is known to be large. */
export function bySize(finding: ReleaseFinding, { sizes, largeTableRows }: Release): ReleaseFinding {
  const size = finding.growsWithRows
    ? sizes.find(({ table }) => plainName(table) === plainName(finding.table))
    : undefined;
  if (size === undefined) return finding;
  const level: Level | undefined =
    size.rows >= largeTableRows ? 'block' : size.rows < largeTableRows / smallPart ? 'info' : undefined;
  const message = `${finding.message} ${plainName(size.table)} holds about ${counted(size.rows, ['row', 'rows'])}.`;
  return { ...finding, message, ...(level !== undefined && { level }) };
}

/** As `findingPerTable`, for what takes longer with every row. */
export function growingPerTable(hits: readonly Hit[], say: (first: Hit) => string): ReleaseFinding[] {
  return findingPerTable(hits, say).map((finding) => ({ ...finding, growsWithRows: true }));
}
