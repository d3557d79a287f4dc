import type { ComponentChildren, JSX } from 'preact';
import type { Evidence, Picture, ReplySample } from '../../evidence.ts';
import { number } from '../../wording/facts.ts';
import { isSpoken } from '../../wording/spoken-columns.ts';
import type { ShownEvidence } from '../data/page-data.ts';
import { ignoringRule } from '../diff/ignore-rules.ts';
import { placedLines } from '../diff/json-lines.ts';
import { SideBySide } from '../diff/side-by-side.tsx';
import { said, t } from '../words.ts';
import { useLoaded, usePage } from './page-context.ts';
import { PlainTable } from './plain-table.tsx';

interface EvidenceProps {
  readonly evidence: ShownEvidence;
  /** The route whose replies it shows, for the rules that ignore places of it. */
  readonly route?: string | undefined;
}

/** What proves a result. What was captured goes in as text and never as markup. */
export function EvidenceBlock({ evidence, route }: EvidenceProps): JSX.Element {
  return (
    <figure class="evidence">
      <figcaption>{said(evidence.title)}</figcaption>
      <Body evidence={evidence} route={route} />
    </figure>
  );
}

function Body({ evidence, route = '' }: EvidenceProps): JSX.Element {
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
      return <Exchange evidence={evidence} route={route} />;
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
          caption={said(evidence.title)}
          isCaptionHidden
          columns={evidence.columns.map(said)}
          rows={evidence.rows.map((row) =>
            row.map((cell, place) => (isSpoken(evidence.columns[place]) ? said(cell) : cell)),
          )}
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
        <SideBySide
          caption={evidence.title}
          titles={[t('Old'), t('New')]}
          old={evidence.old}
          new={evidence.new}
        />
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

interface ExchangeProps {
  readonly evidence: Extract<Evidence, { kind: 'exchange-pair' }>;
  readonly route: string;
}

function Exchange({ evidence, route }: ExchangeProps): JSX.Element {
  const { request, captured, stable, preview } = evidence;
  const { ignored: rules = [] } = usePage().data.report;
  const ignored = (at: string): string | undefined => ignoringRule(rules, route, at)?.reason;
  const titles = [t('Stable'), t('Preview')] as const;
  return (
    <>
      <Text>{request}</Text>
      {captured && <Reply group={t('Captured')} reply={captured} isWhole />}
      <Pair>
        {stable && <Reply group={titles[0]} reply={stable} isWhole={preview === undefined} />}
        {preview && <Reply group={titles[1]} reply={preview} isWhole={stable === undefined} />}
      </Pair>
      {stable && preview && (
        <>
          <SideBySide
            caption={t('Headers of both replies')}
            titles={titles}
            old={headerLines(stable)}
            new={headerLines(preview)}
            ignored={ignored}
          />
          <SideBySide
            caption={t('Bodies of both replies')}
            titles={titles}
            old={stable.body ?? ''}
            new={preview.body ?? ''}
            ignored={ignored}
          />
        </>
      )}
    </>
  );
}

interface ReplyProps {
  readonly group: string;
  readonly reply: ReplySample;
  /** False where headers and body stand elsewhere, beside those of the other group. */
  readonly isWhole: boolean;
}

function Reply({ group, reply, isWhole }: ReplyProps): JSX.Element {
  const { status, latencyMs, bodyBytes } = reply;
  const texts = isWhole ? [headerLines(reply), readableBody(reply)].filter(Boolean) : [];
  return (
    <div>
      <p>
        <strong>{group}</strong> <code>{status}</code>{' '}
        <span class="faint">
          {[
            latencyMs === undefined ? '' : `${number(latencyMs)} ms`,
            bodyBytes === undefined ? '' : t('{count} (byte|bytes)', { count: bodyBytes }),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      </p>
      {texts.map((text) => (
        <Text>{text}</Text>
      ))}
    </div>
  );
}

function headerLines({ headers = {} }: ReplySample): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** JSON with line breaks; other text as it came. */
function readableBody({ body = '' }: ReplySample): string {
  return placedLines(body)
    .map(({ text }) => text)
    .join('\n');
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
  const path = size.bodies[blob];
  if (path !== undefined) return <FileLink path={path} />;
  return <p class="faint">{t('The whole is not on this page; it is the blob {blob}.', { blob })}</p>;
}

function FileLink({ path }: { readonly path: string }): JSX.Element {
  return (
    <p>
      {t('It lies beside the page:')} <a href={path}>{path}</a>
    </p>
  );
}
