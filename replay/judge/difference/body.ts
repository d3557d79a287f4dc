import { sameBody, type Body } from '../../body.ts';
import { headerOf, type CompleteReply } from '../../reply.ts';
import { noRules, type CompareRules } from './compare-rules.ts';
import type { ReplyDifference } from './difference.ts';
import { comparePages } from './html-body.ts';
import type { BodyForm } from './forms/body-form.ts';
import { bodyForms } from './forms/index.ts';
import { readPage, type Page } from './html-page.ts';
import { compareJson } from './json-body.ts';
import type { JsonDocument } from './json-text.ts';
import type { JsonWalk } from './json-walk.ts';
import { compareText } from './text-body.ts';

/** Bodies by their structure: JSON and other data, pages, then text by lines, then bytes. */
export function compareBodies(
  stable: CompleteReply,
  preview: CompleteReply,
  rules: CompareRules = noRules,
): readonly ReplyDifference[] {
  const [ours, theirs] = [stable.body, preview.body];
  if (sameBody(ours, theirs)) return [];
  if (ours.text === undefined || theirs.text === undefined) return bytesChanged(ours, theirs);
  const times = { stable: timeOf(stable), preview: timeOf(preview) };
  const asData = compareData({ type: typeOf(stable), stable: ours, preview: theirs.text }, { rules, times });
  if (asData !== undefined) return asData;
  if (looksLikeHtml(stable, ours.text) && looksLikeHtml(preview, theirs.text)) {
    const [stablePage, previewPage] = [pageOf(pages, ours, ours.text), readPage(theirs.text)];
    if (stablePage !== undefined && previewPage !== undefined)
      return comparePages(stablePage, previewPage, { rules, times });
  }
  return compareText(ours.text, theirs.text, { rules, times });
}

type Means = Pick<JsonWalk, 'rules' | 'times'>;

/** Undefined where neither body is data of a form that its looks suggest. */
function compareData(
  { type, stable, preview }: { readonly type: string; readonly stable: Body; readonly preview: string },
  means: Means,
): readonly ReplyDifference[] | undefined {
  const text = stable.text ?? '';
  for (const form of bodyForms) {
    if (!form.recognizes(type, text)) continue;
    const [ours, theirs] = [documentOf(form, stable, text), form.read(preview)];
    if (ours !== undefined && theirs !== undefined)
      return [...doubledNames(ours, theirs), ...compareDocuments(form, { ours, theirs }, means)];
    if (ours !== undefined)
      return [{ at: 'body:', kind: 'unreadable', stable: form.name, preview: preview.slice(0, 120) }];
    if (theirs !== undefined)
      return [{ at: 'body:', kind: 'readable', stable: text.slice(0, 120), preview: form.name }];
  }
  return undefined;
}

function compareDocuments(
  { shown }: BodyForm,
  { ours, theirs }: { readonly ours: JsonDocument; readonly theirs: JsonDocument },
  { rules, times }: Means,
): readonly ReplyDifference[] {
  if (shown === undefined) return compareJson(ours.value, theirs.value, { rules, times });
  const byShown: CompareRules = {
    arrayAt: (at) => rules.arrayAt(shown.at(at)),
    toleranceAt: (at) => rules.toleranceAt(shown.at(at)),
    marks: rules.marks,
  };
  return compareJson(ours.value, theirs.value, { rules: byShown, times }).map(
    ({ at, kind, stable, preview }) => ({
      at: shown.at(at),
      kind,
      ...(stable === undefined ? {} : { stable: shown.value(stable) }),
      ...(preview === undefined ? {} : { preview: shown.value(preview) }),
    }),
  );
}

/** A reply of stable is compared twice, the second time at once, and read once. */
function rememberingLast<Value>(): (reader: Reader<Value>, body: Body, text: string) => Value {
  let last: { readonly reader: Reader<Value>; readonly body: Body; readonly value: Value } | undefined;
  return (reader, body, text) => {
    if (last?.body !== body || last.reader !== reader) last = { reader, body, value: reader.read(text) };
    return last.value;
  };
}

interface Reader<Value> {
  read(text: string): Value;
}

const documentOf = rememberingLast<JsonDocument | undefined>();
const pageOf = rememberingLast<Page | undefined>();
const pages = { read: readPage };

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

function typeOf(reply: CompleteReply): string {
  return (headerOf(reply, 'content-type') ?? '').toLowerCase();
}

function looksLikeHtml(reply: CompleteReply, text: string): boolean {
  return typeOf(reply).includes('html') || /^\s*<(?:!doctype html|html)\b/i.test(text);
}

/** When the reply says that it was made, ms since 1970. */
function timeOf(reply: CompleteReply): number | undefined {
  const time = Date.parse(headerOf(reply, 'date') ?? '');
  return Number.isNaN(time) ? undefined : time;
}
