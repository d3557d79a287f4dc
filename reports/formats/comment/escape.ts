import { cutLines, cutText, oneLine } from '../../wording/visible.ts';

/**
 * Text from outside as one line that says what it said and does nothing: no markup, no HTML, no links, no
 * mentions, no references to issues. Entities, unlike backslashes, mean the same inside `<summary>`, where
 * Markdown is off. At most `max` characters and a few that say what is missing.
 */
export function inline(text: string, max = 1000): string {
  const plain = cutText(oneLine(text), max).replace(
    /@|:(?=\/\/)|#(?=\d)|\bGH(?=-\d)|www(?=\.)/gi,
    `$&${joiner}`,
  );
  return fit(escapeMarks(plain).replace(/^[-+=#]|(?<=^\d+)[.)](?=\s)/, entity), max);
}

/** Text from outside as code, without hidden characters, so that it can be copied. Pipes are safe in tables. */
export function code(text: string, max = 300): string {
  const plain = escapeMarks(cutText(oneLine(text), max)).replace(/@|:(?=\/\/)|(?<=www)\./gi, entity);
  return `<code>${fit(plain, max)}</code>`;
}

/** Entities count as they are written: what is left of a comment's room is known in advance. */
function fit(escaped: string, max: number): string {
  const roomForTail = 40;
  if (escaped.length <= max + roomForTail) return escaped;
  let end = 0;
  for (const [piece] of escaped.matchAll(/&(?:#\d+|\w+);|[^]/gu)) {
    if (end + piece.length > max) break;
    end += piece.length;
  }
  return `${escaped.slice(0, end)} …`;
}

function escapeMarks(text: string): string {
  return text.replace(/[&<>\\`*[\]~|$]|(?<![a-z0-9])_|_(?![a-z0-9])/gi, entity);
}

function entity(character: string): string {
  const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return named[character] ?? `&#${character.charCodeAt(0)};`;
}

/** A block of code that its content cannot close. */
export function block(text: string, linesMax: number, charactersMax: number): string {
  const body = cutLines(text, linesMax, charactersMax).join('\n');
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${body}\n${fence}`;
}

// Zero-width: breaks what a git host would turn into a mention or a link, and looks like nothing.
const joiner = '\u2060';
