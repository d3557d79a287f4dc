import { sameBody, type Body } from '../../body.ts';
import { headerOf, type CompleteReply } from '../../reply.ts';
import { noRules, type CompareRules } from './compare-rules.ts';
import type { ReplyDifference } from './difference.ts';
import { comparePages } from './html-body.ts';
import { readPage } from './html-page.ts';
import { compareJson } from './json-body.ts';
import { readJson, type JsonDocument } from './json-text.ts';
import { compareText } from './text-body.ts';

/** Bodies by their structure: JSON, pages, then text by lines, then bytes. */
export function compareBodies(
  stable: CompleteReply,
  preview: CompleteReply,
  rules: CompareRules = noRules,
): readonly ReplyDifference[] {
  const [ours, theirs] = [stable.body, preview.body];
  if (sameBody(ours, theirs)) return [];
  if (ours.text === undefined || theirs.text === undefined) return bytesChanged(ours, theirs);
  const times = { stable: timeOf(stable), preview: timeOf(preview) };
  if (looksLikeJson(stable, ours.text)) {
    const [stableJson, previewJson] = [stableJsonOf(ours, ours.text), readJson(theirs.text)];
    if (stableJson !== undefined && previewJson !== undefined)
      return [
        ...doubledNames(stableJson, previewJson),
        ...compareJson(stableJson.value, previewJson.value, { rules, times }),
      ];
    if (stableJson !== undefined)
      return [{ at: 'body:', kind: 'unreadable', stable: 'JSON', preview: theirs.text.slice(0, 120) }];
    if (previewJson !== undefined)
      return [{ at: 'body:', kind: 'readable', stable: ours.text.slice(0, 120), preview: 'JSON' }];
  }
  if (looksLikeHtml(stable, ours.text) && looksLikeHtml(preview, theirs.text)) {
    const [stablePage, previewPage] = [stablePageOf(ours, ours.text), readPage(theirs.text)];
    if (stablePage !== undefined && previewPage !== undefined)
      return comparePages(stablePage, previewPage, { rules, times });
  }
  return compareText(ours.text, theirs.text);
}

/** A reply of stable is compared twice, the second time at once, and read once. */
function rememberingLast<Value>(read: (text: string) => Value): (body: Body, text: string) => Value {
  let last: { readonly body: Body; readonly value: Value } | undefined;
  return (body, text) => {
    if (last?.body !== body) last = { body, value: read(text) };
    return last.value;
  };
}

const stableJsonOf = rememberingLast(readJson);
const stablePageOf = rememberingLast(readPage);

function bytesChanged(stable: Body, preview: Body): readonly ReplyDifference[] {
  const [ours, theirs] = [`${stable.bytes} bytes`, `${preview.bytes} bytes`];
  return [{ at: 'body:', kind: 'bytes-changed', stable: ours, preview: theirs }];
}

/** Which of two equal names wins depends on the reader, so it matters only when one side begins with it. */
function doubledNames(stable: JsonDocument, preview: JsonDocument): readonly ReplyDifference[] {
  const [ours, theirs] = [stable.doubled.join(', '), preview.doubled.join(', ')];
  if (ours === theirs) return [];
  return [{ at: 'body:', kind: 'names-doubled', stable: ours || 'none', preview: theirs || 'none' }];
}

function looksLikeJson(reply: CompleteReply, text: string): boolean {
  return /json/i.test(headerOf(reply, 'content-type') ?? '') || /^\s*[[{]/.test(text);
}

function looksLikeHtml(reply: CompleteReply, text: string): boolean {
  return /html/i.test(headerOf(reply, 'content-type') ?? '') || /^\s*<(?:!doctype html|html)\b/i.test(text);
}

/** When the reply says that it was made, ms since 1970. */
function timeOf(reply: CompleteReply): number | undefined {
  const time = Date.parse(headerOf(reply, 'date') ?? '');
  return Number.isNaN(time) ? undefined : time;
}
