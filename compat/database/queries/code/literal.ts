/** Puts string literals of source code together and keeps those that are SQL. Pure, and the same for all languages. */
import { runTimePart } from '../query-source.ts';
import type { FoundQuery } from '../query-source.ts';
import { splitQueries } from '../scan.ts';

/** A literal text, or the name of something else; without a name it is known at run time only. */
export type Operand = { readonly text: string } | { readonly name?: string };

/** Literals and names that the program joins to one text. */
export interface Joined {
  readonly operands: readonly Operand[];
  readonly line: number;
  /** What the program calls it. */
  readonly name?: string;
  readonly unusable?: string;
}

/** Constants may name constants; a cycle or a long chain ends here. */
const depthMax = 8;

/** Names that do not tell one query from another. */
const generic = /^(?:sql|query|querystring|q|stmt|statement|text|str|s|value|cmd)\d*$/i;

/** `{{name}}` of template engines; a cast behind the name stays. */
const templateMark = /\{\{\s*\.?[\w.]+(::\w+)?\s*\}\}/g;

/** The queries among the texts. A text that only a constant holds and that another one takes up is found in both. */
export function queriesAmong(texts: readonly Joined[]): FoundQuery[] {
  const constants = constantsAmong(texts);
  return texts.flatMap(({ operands, line, name, unusable }) => {
    const sql = fold(operands, constants).replace(templateMark, `${runTimePart}$1`);
    if (!looksLikeSql(sql)) return [];
    return splitQueries(sql).map((query) => ({
      ...(name !== undefined && !generic.test(name) && { name }),
      sql: query.text,
      line: line + query.line - 1,
      ...(unusable !== undefined && { unusable }),
    }));
  });
}

/** A name that is given twice in a file says nothing. */
function constantsAmong(texts: readonly Joined[]): Map<string, readonly Operand[] | undefined> {
  const constants = new Map<string, readonly Operand[] | undefined>();
  for (const { name, operands } of texts) {
    if (name !== undefined) constants.set(name, constants.has(name) ? undefined : operands);
  }
  return constants;
}

function fold(
  operands: readonly Operand[],
  constants: ReadonlyMap<string, readonly Operand[] | undefined>,
  depth = 0,
): string {
  return operands
    .map((operand) => {
      if ('text' in operand) return operand.text;
      const known = operand.name === undefined ? undefined : constants.get(operand.name);
      return known === undefined || depth === depthMax ? runTimePart : fold(known, constants, depth + 1);
    })
    .join('');
}

/**
 * Begins with a verb of SQL in one case throughout, which sentences do not, and holds a word that must follow it.
 * Sentences that pass all the same name tables that are not there, and count as unusable.
 */
export function looksLikeSql(text: string): boolean {
  const [whole = '', verb = ''] = start.exec(text) ?? [];
  const follows = followers[verb.toLowerCase()];
  return follows !== undefined && follows.test(text.slice(whole.length));
}

const start =
  /^(?:\s|\(|--[^\n]*\n|\/\*[^]*?\*\/)*(SELECT|INSERT|UPDATE|DELETE|WITH|MERGE|REPLACE|select|insert|update|delete|with|merge|replace)\s+/;

/** What must stand behind the verb. */
const followers: Readonly<Record<string, RegExp>> = {
  select: /\bfrom\b|^(?:\d|[\w.]+\s*\()/i,
  insert: /^(?:ignore\s+)?into\b/i,
  update: /\bset\b/i,
  delete: /^from\b/i,
  with: /\b(?:select|insert|update|delete)\b/i,
  merge: /^into\b/i,
  replace: /^into\b/i,
};
