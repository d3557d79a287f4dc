import type { ComponentChildren, JSX } from 'preact';
import type { Evidence, Picture, ReplySample } from '../../evidence.ts';
import { number } from '../../wording/facts.ts';
import type { ShownEvidence } from '../data/page-data.ts';
import { bodyPath } from '../data/part-ids.ts';
import { said, t } from '../words.ts';
import { useLoaded, usePage } from './page-context.ts';
import { PlainTable } from './plain-table.tsx';

/** What proves a result. What was captured goes in as text and never as markup. */
export function EvidenceBlock({ evidence }: { readonly evidence: ShownEvidence }): JSX.Element {
  return (
    <figure class="evidence">
      <figcaption>{said(evidence.title)}</figcaption>
      <Body evidence={evidence} />
    </figure>
  );
}

function Body({ evidence }: { readonly evidence: ShownEvidence }): JSX.Element {
  switch (evidence.kind) {
    case 'text':
      return evidence.blob === undefined ? (
        <Text>{evidence.text}</Text>
      ) : (
        <StoredText blob={evidence.blob} start={evidence.text} />
      );
    case 'query':
      return <QueryProof evidence={evidence} />;
    case 'exchange-pair':
      return <Exchange evidence={evidence} />;
    case 'command':
      return (
        <Text>
          {`$ ${evidence.command}\n${evidence.output}\n`}
          {evidence.exitCode === null ? t('stopped') : t('exit code {code}', { code: evidence.exitCode })}
        </Text>
      );
    case 'table':
      return (
        <PlainTable
          caption={evidence.title}
          isCaptionHidden
          columns={evidence.columns}
          rows={evidence.rows}
        />
      );
    case 'pictures':
      return (
        <div class="pair">
          {evidence.pictures.map((picture) => (
            <StoredPicture picture={picture} />
          ))}
        </div>
      );
    case 'side-by-side':
      return (
        <Pair>
          <Side title={t('Old')}>
            <MarkedLines text={evidence.old} other={evidence.new} side="old" />
          </Side>
          <Side title={t('New')}>
            <MarkedLines text={evidence.new} other={evidence.old} side="new" />
          </Side>
        </Pair>
      );
    case 'file':
      break;
  }
  return <FileLink path={evidence.path} />;
}

function Text({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <pre tabIndex={0}>{children}</pre>;
}

function Pair({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <div class={`pair ${usePage().preferences.replies}`}>{children}</div>;
}

function Side({ title, children }: { readonly title: string; readonly children: JSX.Element }): JSX.Element {
  return (
    <div>
      <p class="faint">{title}</p>
      {children}
    </div>
  );
}

interface MarkedLinesProps {
  readonly text: string;
  /** The text of the other side; undefined when there is none to hold this against. */
  readonly other: string | undefined;
  readonly side: 'old' | 'new';
}

/** A text whose lines that the other side lacks are marked. */
function MarkedLines({ text, other, side }: MarkedLinesProps): JSX.Element {
  const lines = text.split('\n');
  const others = new Set(other === undefined ? lines : other.split('\n'));
  return (
    <Text>
      {lines.map((line, place) => [
        place === 0 ? '' : '\n',
        others.has(line) ? line : <span class={`differs ${side}`}>{line}</span>,
      ])}
    </Text>
  );
}

function QueryProof({ evidence }: { readonly evidence: Extract<Evidence, { kind: 'query' }> }): JSX.Element {
  const { sql, columns = [], rows, error } = evidence;
  return (
    <>
      <Text>{sql}</Text>
      {error && (
        <p class="answer">
          <strong>{t('The engine answered:')}</strong> <code>{error.code}</code> {error.message}
        </p>
      )}
      {rows && <PlainTable caption={t('Rows')} columns={columns} rows={rows} />}
    </>
  );
}

function Exchange({
  evidence,
}: {
  readonly evidence: Extract<Evidence, { kind: 'exchange-pair' }>;
}): JSX.Element {
  const { request, captured, stable, preview } = evidence;
  return (
    <>
      <Text>{request}</Text>
      {captured && <Reply group={t('Captured')} reply={captured} />}
      <Pair>
        {stable && <Reply group={t('Stable')} reply={stable} other={preview} side="old" />}
        {preview && <Reply group={t('Preview')} reply={preview} other={stable} side="new" />}
      </Pair>
    </>
  );
}

interface ReplyProps {
  readonly group: string;
  readonly reply: ReplySample;
  /** The reply that it is held against. */
  readonly other?: ReplySample | undefined;
  readonly side?: 'old' | 'new';
}

function Reply({ group, reply, other, side = 'old' }: ReplyProps): JSX.Element {
  const { status, latencyMs, bodyBytes } = reply;
  const [headers, body] = [headerLines(reply), readableBody(reply)];
  return (
    <div>
      <p>
        <strong>{group}</strong> <code>{status}</code>{' '}
        <span class="faint">
          {[
            latencyMs === undefined ? '' : `${number(latencyMs)} ms`,
            bodyBytes === undefined ? '' : t('{count} bytes', { count: bodyBytes }),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      </p>
      {headers !== undefined && (
        <MarkedLines text={headers} other={other && headerLines(other)} side={side} />
      )}
      {body !== undefined && <MarkedLines text={body} other={other && readableBody(other)} side={side} />}
    </div>
  );
}

function headerLines({ headers = {} }: ReplySample): string | undefined {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** JSON with line breaks, so that two replies can be compared by eye; other text as it came. */
function readableBody({ body }: ReplySample): string | undefined {
  if (body === undefined || !/^\s*[[{]/.test(body)) return body;
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}

function StoredText({ blob, start }: { readonly blob: string; readonly start: string }): JSX.Element {
  const body = useBody(blob);
  return (
    <>
      <Text>{body.text ?? start}</Text>
      {body.text === undefined && <Elsewhere blob={blob} isLooking={body.isLooking} />}
    </>
  );
}

function StoredPicture({ picture: { title, blob } }: { readonly picture: Picture }): JSX.Element {
  const { text = '', isLooking } = useBody(blob);
  return (
    <div>
      <p class="faint">{title}</p>
      {/^[A-Za-z\d+/]+=*$/.test(text) ? (
        <img src={`data:image/png;base64,${text}`} alt={title} />
      ) : (
        <Elsewhere blob={blob} isLooking={isLooking} />
      )}
    </div>
  );
}

function useBody(blob: string): { readonly text?: string; readonly isLooking: boolean } {
  const { source } = usePage();
  const loaded = useLoaded(async () => source?.body(blob), blob);
  const text = loaded.state === 'ready' ? loaded.value : undefined;
  return { ...(text !== undefined && { text }), isLooking: loaded.state === 'loading' };
}

/** Where a body is that the page does not hold. */
function Elsewhere({ blob, isLooking }: { readonly blob: string; readonly isLooking: boolean }): JSX.Element {
  const { size } = usePage().data;
  if (isLooking) return <p class="faint">{t('Unpacking…')}</p>;
  if (size.bodies.includes(blob)) return <FileLink path={bodyPath(blob)} />;
  return <p class="faint">{t('The whole is not on this page; it is the blob {blob}.', { blob })}</p>;
}

function FileLink({ path }: { readonly path: string }): JSX.Element {
  return (
    <p>
      {t('It lies beside the page:')} <a href={path}>{path}</a>
    </p>
  );
}
