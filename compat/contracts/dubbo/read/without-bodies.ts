/** Strings, characters and comments, which hide what looks like code; and what code is cut by. */
const parts = /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[{}();]/g;
const ofMethod = /\)\s*(?:throws\s[^;{}]*)?$/;
const ofRecord = /\brecord\s+[\w$]+\s*(?:<[^(]*>\s*)?\(/;

/** Java without what its methods do, each line where it was: the parser takes most of its time for bodies. */
export function withoutBodies(text: string): string {
  let kept = '';
  let copied = 0;
  let head = 0;
  let parentheses = 0;
  let depth = 0;
  for (const { 0: part, index } of text.matchAll(parts)) {
    if (part.length > 1 || /["'/]/.test(part)) continue;
    if (depth > 0) {
      depth += part === '{' ? 1 : part === '}' ? -1 : 0;
      if (depth > 0) continue;
      kept += text.slice(copied, index).replace(/[^\n]+/g, '');
      copied = index;
      head = index + 1;
      parentheses = 0;
    } else if (part === '(') parentheses += 1;
    else if (part === ')') parentheses -= 1;
    else if (parentheses === 0) {
      if (part === '{' && isBody(text.slice(head, index))) {
        kept += text.slice(copied, index + 1);
        copied = index + 1;
        depth = 1;
      }
      head = index + 1;
    }
  }
  return kept + text.slice(copied);
}

function isBody(written: string): boolean {
  const head = written.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '').trim();
  return head === 'static' || (ofMethod.test(head) && !ofRecord.test(head));
}
