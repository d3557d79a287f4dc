import { cutLines, cutText, oneLine } from '../../wording/visible.ts';

/**
 * Text from outside as one line of Markdown that says what it said and does nothing: no markup, no HTML,
 * no links, no mentions, no references to issues.
 */
export function inline(text: string, max = 1000): string {
  return cutText(oneLine(text), max)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~$-]/g, '\\$&')
    .replace(/@|:(?=\/\/)|\\#(?=\d)|\bGH(?=\\-\d)|www(?=\.)/gi, `$&${joiner}`);
}

/** Text from outside as code; pipes are safe in tables too. */
export function code(text: string, max = 300): string {
  const shown = cutText(oneLine(text), max)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~$:@.-]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<code>${shown}</code>`;
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
