/** Takes the body of a trigger, routine or event apart: the statements that would run, without what controls them. */
import { splitAtCommas } from '../replay/text.ts';
import { endOf, pieces, withoutComments } from './body-text.ts';

export interface BodyStatement {
  /** Line inside the body, from 1. */
  readonly line: number;
  /** A statement, or an expression as `SELECT …`. */
  readonly sql: string;
}

export interface TakenApart {
  readonly statements: readonly BodyStatement[];
  /** Names that DECLARE gives. */
  readonly variables: readonly string[];
}

/** What one form of a piece says, and what is left of it to look at; no more is left where nothing is said of it. */
interface Peeled {
  readonly sql?: readonly string[];
  readonly variables?: readonly string[];
  readonly rest?: string | undefined;
}

const met = `(?:sqlstate\\s+(?:value\\s+)?'[^']*'|not\\s+found|\\w+)`;
const handler = new RegExp(
  `^declare\\s+(?:continue|exit|undo)\\s+handler\\s+for\\s+${met}(?:\\s*,\\s*${met})*\\s+`,
  'is',
);

const forms: readonly (readonly [RegExp, (found: RegExpExecArray, piece: string) => Peeled])[] = [
  [/^\w+\s*:(?!=)/, after],
  [/^(?:begin(?:\s+not\s+atomic)?|else|loop|repeat|then)\b(?!\s*\()/i, after],
  [/^(?:if|elseif|while|until|when)\b/i, condition],
  [/^case\b/i, caseOf],
  [/^end\b/i, () => ({})],
  [
    /^for\s+\w+\s+in\s*\((.*)\)\s*do\b/is,
    (found, piece) => ({ ...after(found, piece), sql: [found[1] ?? ''] }),
  ],
  [handler, after],
  [/^declare\s+\w+\s+cursor\s*(?:\([^)]*\)\s*)?for\s+(.*)$/is, ([, query = '']) => ({ sql: [query] })],
  [
    /^declare\s+(\w+(?:\s*,\s*\w+)*)\s+(?!condition\b)\w+.*?(?:\bdefault\s+(.*))?$/is,
    ([, names = '', value]) => ({
      variables: names.split(/\s*,\s*/),
      sql: value === undefined ? [] : [`SELECT ${value}`],
    }),
  ],
  [/^set\s+(.*)$/is, ([, list = '']) => ({ sql: splitAtCommas(list).flatMap(assigned) })],
  [/^return\b\s*(.*)$/is, ([, value = '']) => ({ sql: [`SELECT ${value}`] })],
  [/^(?:select|with)\b.*$/is, ([query]) => ({ sql: [withoutInto(query)] })],
  [/^(?:insert|update|delete|replace|call)\b.*$/is, ([sql]) => ({ sql: [sql] })],
];

/** Never fails: what it does not know is left out. */
export function takeApart(body: string): TakenApart {
  const statements: BodyStatement[] = [];
  const variables: string[] = [];
  for (const { text, line } of pieces(withoutComments(body))) {
    for (let rest: string | undefined = text; rest !== undefined && rest !== '';) {
      const peeled = peel(rest);
      variables.push(...(peeled.variables ?? []));
      const own = line + linesIn(text.slice(0, text.length - rest.length));
      statements.push(...(peeled.sql ?? []).map((sql) => ({ line: own, sql: sql.trim() })));
      rest = peeled.rest?.trimStart();
    }
  }
  return { statements, variables };
}

function peel(piece: string): Peeled {
  for (const [pattern, act] of forms) {
    const found = pattern.exec(piece);
    if (found !== null) return act(found, piece);
  }
  return {};
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

function after([found]: RegExpExecArray, piece: string): Peeled {
  return { rest: piece.slice(found.length) };
}

/** `IF a > 1 THEN …`, `WHILE …DO …`, `UNTIL … END REPEAT`. */
function condition([word]: RegExpExecArray, piece: string): Peeled {
  const text = piece.slice(word.length);
  const end = endOf(text, /^(?:then|do|end)$/i);
  if (end === undefined) return {};
  return { sql: [`SELECT ${text.slice(0, end.at)}`], rest: text.slice(end.at + end.word.length) };
}

/** `CASE WHEN …` and `CASE x WHEN …`; what follows is one of its branches. */
function caseOf([word]: RegExpExecArray, piece: string): Peeled {
  const text = piece.slice(word.length);
  const end = endOf(text, /^when$/i);
  if (end === undefined) return {};
  const value = text.slice(0, end.at).trim();
  return { sql: value === '' ? [] : [`SELECT ${value}`], rest: text.slice(end.at) };
}

function assigned(text: string): string[] {
  const [, value] = /^[@\w.`]+\s*:?=\s*(.*)$/s.exec(text) ?? [];
  return value === undefined ? [] : [`SELECT ${value}`];
}

function withoutInto(query: string): string {
  return query.replace(/\binto\s+(?!outfile\b|dumpfile\b)[@\w.`]+(?:\s*,\s*[@\w.`]+)*/i, ' ');
}
