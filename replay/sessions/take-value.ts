import { readMark } from '../attest.ts';
import type { CompleteReply } from '../reply.ts';
import type { ValuePlace } from './options.ts';

/** The value at a place of a reply, or undefined where there is none. */
export function takeValue(from: ValuePlace, reply: CompleteReply): string | undefined {
  const value = isInput(from)
    ? inputValue(reply.body.text ?? '', from.slice('input:'.length))
    : readMark(from, reply);
  // half a surrogate pair could not be put into a path
  return value === undefined ? undefined : Buffer.from(value).toString();
}

function isInput(from: ValuePlace): from is `input:${string}` {
  return from.startsWith('input:');
}

/** Of `<input name="_csrf" value="…">` or `<meta name="csrf-token" content="…">`. */
function inputValue(html: string, name: string): string | undefined {
  for (const [tag] of html.matchAll(/<(?:input|meta)\b[^>]{0,2000}>/gi)) {
    if (attribute(tag, 'name') === name) return attribute(tag, 'value') ?? attribute(tag, 'content');
  }
  return undefined;
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  return found === null ? undefined : unescapeHtml(found[1] ?? found[2] ?? found[3] ?? '');
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, ten, hex, name) => {
    const code = ten === undefined ? parseInt(String(hex), 16) : Number(ten);
    if (name !== undefined) return named[String(name)] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
