/** What each statement of a release does to the tables that stood before it, as its text says. Pure. */
import type { Action, Deed, StatementTrace } from '../../locks/statement-trace.ts';
import type { Name } from '../../model.ts';
import { plainName } from '../../sql.ts';
import type { Migration } from '../../read/migration.ts';
import type { ChangeOf } from '../../changes.ts';
import { namePattern, pathPattern, readPath, unquote } from '../names.ts';
import { splitAtCommas } from '../replay/text.ts';
import { splitStatements } from '../split-statements.ts';

const statementCharsMax = 2000;

const n = `(${namePattern})`;
const p = `(${pathPattern})`;
const starts = (pattern: string): RegExp => new RegExp(`^${pattern}`, 'is');

interface Done {
  readonly does: Deed;
  readonly path: string;
  readonly name?: string | undefined;
}
type Say = (parts: readonly (string | undefined)[], text: string) => readonly Done[];

const kinds: readonly (readonly [RegExp, Say])[] = [
  [
    starts(
      `create\\s+(?:or\\s+replace\\s+)?(?:\\w+\\s+)?index\\s+(?:if\\s+not\\s+exists\\s+)?${n}.*?\\bon\\s+${p}`,
    ),
    ([name, path = '']) => [{ does: 'creates index', path, name }],
  ],
  [
    starts(`drop\\s+index\\s+(?:if\\s+exists\\s+)?${n}\\s+on\\s+${p}`),
    ([name, path = '']) => [{ does: 'drops index', path, name }],
  ],
  [
    starts(`alter\\s+(?:\\w+\\s+)?table\\s+(?:if\\s+exists\\s+)?${p}\\s+(.*)$`),
    ([path = '', rest = '']) => splitAtCommas(rest).map((clause) => ({ path, ...ofClause(clause) })),
  ],
  [starts(`truncate\\s+(?:table\\s+)?${p}`), ([path = '']) => [{ does: 'truncates', path }]],
  [
    starts(`update\\s+(?:low_priority\\s+|ignore\\s+)*${p}`),
    ([path = ''], text) => [{ does: isWhole(text) ? 'updates all' : 'updates', path }],
  ],
  [
    starts(`delete\\s+(?:low_priority\\s+|quick\\s+|ignore\\s+)*from\\s+${p}`),
    ([path = ''], text) => [{ does: isWhole(text) ? 'deletes all' : 'deletes', path }],
  ],
  [
    starts(`create\\s.*?\\btrigger\\s+(?:if\\s+not\\s+exists\\s+)?${n}\\s+\\w+\\s+\\w+\\s+on\\s+${p}`),
    ([name, path = '']) => [{ does: 'creates trigger', path, name }],
  ],
];

const clauses: readonly (readonly [RegExp, Deed])[] = [
  [starts(`add\\s+(?:constraint\\s+(?:${namePattern}\\s+)?)?foreign\\b`), 'adds foreign key'],
  [starts(`add\\s+(?:constraint\\s+(?:${namePattern}\\s+)?)?check\\b`), 'adds check'],
  [starts(`add\\s+(?:constraint\\s+(?:${namePattern}\\s+)?)?primary\\b`), 'adds key'],
  [
    starts(
      `add\\s+(?:constraint\\s+(?:${namePattern}\\s+)?)?(?:(?:unique|fulltext|spatial)(?:\\s+(?:index|key))?|index|key)\\s+(?!\\()${n}`,
    ),
    'creates index',
  ],
  [starts('add\\s+(?:unique|fulltext|spatial|index|key)\\b'), 'creates index'],
  [starts(`drop\\s+(?:index|key)\\s+(?:if\\s+exists\\s+)?${n}`), 'drops index'],
  [starts('(?:drop|truncate)\\s+partition\\b'), 'truncates'],
  [starts('add\\s+(?!partition\\b|period\\b|system\\b)'), 'adds column'],
  [starts('(?:modify|change)\\b'), 'changes type'],
];

function ofClause(clause: string): Omit<Done, 'path'> {
  for (const [pattern, does] of clauses) {
    const found = pattern.exec(clause);
    if (found !== null) return { does, name: found[1] };
  }
  return { does: 'alters' };
}

/** No row is left out. */
function isWhole(text: string): boolean {
  const bare = text.replace(/'(?:[^'\\]|\\[^]|'')*'?|"(?:[^"\\]|\\[^]|"")*"?|`(?:[^`]|``)*`?/g, 'x');
  return !/\b(?:where|limit|join|using)\b/i.test(bare);
}

interface Told {
  readonly release: readonly Migration[];
  readonly oldTables: readonly Name[];
  /** What the server says of statements that it would do by a copy, or under a lock. */
  readonly copied: readonly ChangeOf<'table-copied'>[];
}

/** One for each statement. MySQL ends a transaction at each statement that changes the schema. */
export function statementTraces({ release, oldTables, copied }: Told): StatementTrace[] {
  const old = new Map(oldTables.map((table) => [plainName(table), table]));
  const traces: StatementTrace[] = [];
  let transaction: number | null = null;
  let waits = true;
  for (const { name: file, sql } of release) {
    for (const { text, line } of splitStatements(sql)) {
      if (/^(?:start\s+transaction|begin)\b/i.test(text)) transaction = traces.length + 1;
      if (/^(?:commit|rollback)\s*(?:work)?$/i.test(text)) transaction = null;
      if (/^set\b[^]*\block_wait_timeout\b/i.test(text)) waits = false;
      const actions = actionsOf(text, old);
      const isDdl = /^(?:create|alter|drop|rename|truncate)\b/i.test(text);
      if (isDdl) transaction = null;
      const isOwn = (change: ChangeOf<'table-copied'>): boolean =>
        change.file === file && change.line === line;
      const tables = [...new Set(actions.map(({ table }) => table))];
      traces.push({
        file,
        line,
        statement: text.slice(0, statementCharsMax),
        toolWraps: false,
        actions,
        transaction,
        locks: isDdl ? tables.map((table) => ({ table, mode: 'AccessExclusiveLock' as const })) : [],
        rewrites: copied
          .filter((change) => isOwn(change) && change.way !== 'locked')
          .map(({ table }) => table),
        scans: copied.filter((change) => isOwn(change) && change.way === 'locked').map(({ table }) => table),
        waitsForever: waits && !/\b(?:wait\s+\d+|nowait)\b/i.test(text),
      });
    }
  }
  return traces;
}

function actionsOf(text: string, old: ReadonlyMap<string, Name>): Action[] {
  for (const [pattern, say] of kinds) {
    const found = pattern.exec(text);
    if (found === null) continue;
    return say(found.slice(1), text).flatMap(({ does, path, name }): Action[] => {
      const table = old.get(plainName(readPath(path, undefined)));
      if (table === undefined) return [];
      return [{ does, table, ...(name !== undefined && { name: unquote(name) }) }];
    });
  }
  return [];
}
