import type { Entry } from '../model.ts';
import { unreadable } from '../read/unreadable.ts';
import type { ConfigReader } from './config-reader.ts';

/** Variables of a process, by the rules of dotenv: quotes, `export`, comments, values of several lines. */
export const dotenv: ConfigReader = {
  id: 'dotenv',
  title: 'Variables (.env)',
  recognizes: ({ name }) => /(?:^|\/)\.env(?:\.[\w.-]+)?$|\.env$/i.test(name),
  read: ({ file, text }) => Promise.resolve([{ entries: variablesIn(text, file), isVariables: true }]),
  example: {
    name: '.env',
    text: [
      '# of the shop',
      'export ORDER_TIMEOUT=30s # seconds',
      'NOTE="two\\nlines # no comment"',
      "RAW='as \\n it is'",
      'KEY="one',
      'two"',
      'EMPTY=',
      'PASSED_ON',
    ].join('\n'),
    documents: [
      {
        entries: [
          { key: 'ORDER_TIMEOUT', value: '30s', line: 2 },
          { key: 'NOTE', value: 'two\nlines # no comment', line: 3 },
          { key: 'RAW', value: 'as \\n it is', line: 4 },
          { key: 'KEY', value: 'one\ntwo', line: 5 },
          { key: 'EMPTY', value: '', line: 7 },
        ],
        isVariables: true,
      },
    ],
  },
};

const blank = /\s*(?:#[^\n]*)?(?:\r?\n|$)/y;
const name = /[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*/y;
const quoted = /=[ \t]*("(?:\\[^]|[^"\\])*"|'[^']*'|`[^`]*`)[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/y;
const bare = /=([^\n]*)(?:\n|$)/y;

function variablesIn(text: string, file: string): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  let line = 1;
  let counted = 0;
  const next = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at += found[0].length;
    return found;
  };
  while (at < text.length) {
    if (next(blank) !== null) continue;
    line += text.slice(counted, at).split('\n').length - 1;
    counted = at;
    const key = next(name)?.[1];
    const whole = key === undefined ? null : (next(quoted) ?? next(bare));
    // A name alone is passed on from the process around, as docker reads it.
    if (key !== undefined && whole === null && next(blank) !== null) continue;
    if (key === undefined || whole === null) throw unreadable(file, line, 'This is no line NAME=value.');
    entries.push({ key, value: valueOf(whole[1] ?? ''), line });
  }
  return entries;
}

function valueOf(written: string): string {
  const text = written.trim();
  const quote = /^(["'`])[^]*\1$/.exec(text)?.[1];
  if (quote === undefined || text.length < 2) return text.replace(/(?:^|\s)#.*$/, '').trim();
  const inside = text.slice(1, -1);
  return quote === '"'
    ? inside.replaceAll('\\n', '\n').replaceAll('\\r', '\r').replaceAll('\\"', '"')
    : inside;
}
