/**
 * Makes text from outside safe to look at, whatever it holds.
 *
 * Control characters, and marks that turn or break lines, are written as `\u{1b}`. Nothing is dropped, so a
 * reader still sees that it was there. Lines end with `\n`. Escaping for a target comes on top.
 */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unsafe, spelled).replace(halfPair, '\ufffd');
}

/** As `visible`, with line breaks and runs of blanks shown as one blank. */
export function oneLine(text: string): string {
  return visible(text.replace(/[\s\u2028\u2029]+/g, ' ').trim());
}

/** The first `max` characters; what is missing is said in characters. Never splits a surrogate pair. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
  return `${kept} … (${text.length - kept.length} more characters)`;
}

/** The first lines within both limits; what is missing is said in lines. */
export function cutLines(text: string, linesMax: number, charactersMax: number): string[] {
  const lines = visible(text).replace(/\n+$/, '').split('\n');
  const shown = lines.slice(0, linesMax).map((line) => cutText(line, charactersMax));
  return lines.length > linesMax ? [...shown, `… (${lines.length - linesMax} more lines)`] : shown;
}

// Controls except tab and newline; C1; soft hyphen; zero width and bidirectional marks; separators; non-characters.
// Not the joiners U+200C and U+200D, which Persian and Indic words need.
const unsafe =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g;
const halfPair = /\p{Surrogate}/gu;

function spelled(character: string): string {
  return `\\u{${character.charCodeAt(0).toString(16)}}`;
}
