import { sameBody, type Body } from '../../body.ts';
import { parseJson } from '../../json.ts';
import { headerOf, type CompleteReply } from '../../reply.ts';
import type { ReplyDifference } from './difference.ts';
import { compareJson } from './json-body.ts';
import { compareText } from './text-body.ts';

/** Bodies by their structure: JSON, then text by lines, then bytes. */
export function compareBodies(stable: CompleteReply, preview: CompleteReply): readonly ReplyDifference[] {
  const [ours, theirs] = [stable.body, preview.body];
  if (sameBody(ours, theirs)) return [];
  if (ours.text === undefined || theirs.text === undefined) return bytesChanged(ours, theirs);
  if (!looksLikeJson(stable) || isTooDeep(ours.text) || isTooDeep(theirs.text)) {
    return compareText(ours.text, theirs.text);
  }
  const stableJson = parseJson(ours.text);
  if (stableJson === undefined) return compareText(ours.text, theirs.text);
  const previewJson = parseJson(theirs.text);
  if (previewJson !== undefined) return compareJson(stableJson, previewJson);
  return [{ at: 'body:', kind: 'unreadable', stable: 'JSON', preview: theirs.text.slice(0, 120) }];
}

function bytesChanged(stable: Body, preview: Body): readonly ReplyDifference[] {
  const [ours, theirs] = [`${stable.bytes} bytes`, `${preview.bytes} bytes`];
  return [{ at: 'body:', kind: 'bytes-changed', stable: ours, preview: theirs }];
}

function looksLikeJson(reply: CompleteReply): boolean {
  return /json/i.test(headerOf(reply, 'content-type') ?? '') || /^\s*[[{]/.test(reply.body.text ?? '');
}

/** Nesting on which a recursive walk may exhaust the stack. Brackets inside strings count too, which does no harm. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x5b || code === 0x7b) depth += 1;
    else if (code === 0x5d || code === 0x7d) depth -= 1;
    if (depth > 500) return true;
  }
  return false;
}
