/** Evidence as a reviewer sees it. What was captured goes in as text and never as markup. */
import type { BlobStore } from '../blobs.ts';
import type { Evidence, Picture, ReplySample } from '../evidence.ts';
import { number } from '../wording/facts.ts';
import { markup, type Markup } from '../wording/markup.ts';
import { cutText } from '../wording/visible.ts';
import { table } from './pieces.ts';

const textMax = 65_536;

export async function evidenceBlock(evidence: Evidence, blobs: BlobStore): Promise<Markup> {
  return markup`<section class="evidence"><p><strong>${evidence.title}</strong></p>
${await body(evidence, blobs)}</section>
`;
}

async function body(evidence: Evidence, blobs: BlobStore): Promise<Markup> {
  switch (evidence.kind) {
    case 'text':
      return text((evidence.blob && (await blobs.get(evidence.blob))) ?? evidence.text);
    case 'query':
      return markup`${text(evidence.sql)}${evidence.error && error(evidence.error)}${rowsOf(evidence, 'Rows')}`;
    case 'exchange-pair':
      return exchange(evidence);
    case 'command':
      return markup`${text(`$ ${evidence.command}\n${evidence.output}`)}
<p class="faint">Exit code ${evidence.exitCode ?? 'none: it was stopped'}</p>`;
    case 'table':
      return markup`${rowsOf(evidence, evidence.title)}`;
    case 'pictures':
      return markup`<div class="pair">${await Promise.all(evidence.pictures.map((one) => figure(one, blobs)))}</div>`;
    case 'side-by-side':
      break;
  }
  return markup`<div class="pair"><div><p class="faint">Old</p>${text(evidence.old)}</div>
<div><p class="faint">New</p>${text(evidence.new)}</div></div>`;
}

/** Longer ones stay beside the page; it has to open in a browser. */
const pictureCharactersMax = 2_000_000;

async function figure({ title, blob }: Picture, blobs: BlobStore): Promise<Markup> {
  const base64 = (await blobs.get(blob)) ?? '';
  const isShown = base64.length <= pictureCharactersMax && /^[A-Za-z\d+/]+=*$/.test(base64);
  const picture = isShown
    ? markup`<img src="data:image/png;base64,${base64}" alt="${title}" width="360">`
    : markup`<p class="faint">Not shown here; it is the blob ${blob}.</p>`;
  return markup`<figure><figcaption class="faint">${title}</figcaption>${picture}</figure>`;
}

function text(content: string): Markup {
  return markup`<pre tabindex="0">${cutText(content, textMax)}</pre>`;
}

function error({ code, message }: { readonly code: string; readonly message: string }): Markup {
  return markup`<p><strong>The engine answered:</strong> <code>${code}</code> ${message}</p>`;
}

interface Rows {
  readonly columns?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
}

function rowsOf({ columns = [], rows }: Rows, caption: string): Markup | undefined {
  return rows && table(caption, columns, rows);
}

function exchange({
  request,
  captured,
  stable,
  preview,
}: Extract<Evidence, { kind: 'exchange-pair' }>): Markup {
  const replies = [reply('Captured', captured), reply('Stable', stable), reply('Preview', preview)];
  return markup`${text(request)}<div class="pair">${replies}</div>`;
}

function reply(group: string, sample: ReplySample | undefined): Markup | undefined {
  if (sample === undefined) return undefined;
  const { status, latencyMs, headers = {}, body, bodyBytes } = sample;
  const size = bodyBytes === undefined ? '' : `, ${bodyBytes} bytes`;
  const time = latencyMs === undefined ? '' : `, ${number(latencyMs)} ms`;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return markup`<div><p><strong>${group}</strong> ${status}<span class="faint">${time}${size}</span></p>
${lines.length > 0 ? text(lines.join('\n')) : undefined}${body === undefined ? undefined : text(body)}</div>
`;
}
