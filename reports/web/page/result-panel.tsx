import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ResultDetail, ResultHead } from '../data/page-data.ts';
import { standingOf } from '../query/terms.ts';
import { said, t } from '../words.ts';
import { Badges } from './badge.tsx';
import { CopyButton } from './command.tsx';
import { Mark } from './mark.tsx';
import { useLoaded, usePage } from './page-context.ts';
import { ResultDetails } from './result-details.tsx';

/** The opened result, beside the list. It takes the focus when it opens, and Escape closes it. */
export function ResultPanel(): JSX.Element | null {
  const { data, route } = usePage();
  if (route.result === undefined) return null;
  const result = data.results.find(({ fingerprint }) => fingerprint === route.result);
  return result === undefined ? <NotHere /> : <Opened key={result.fingerprint} result={result} />;
}

function NotHere(): JSX.Element {
  return (
    <aside class="panel" aria-label={t('Opened result')}>
      <div class="panel-bar">
        <CloseLink />
      </div>
      <p class="none">{t('This report has no such result.')}</p>
    </aside>
  );
}

function Opened({ result }: { readonly result: ResultHead }): JSX.Element {
  const { source, matching, go } = usePage();
  const heading = useRef<{ focus(): void } | null>(null);
  useEffect(() => heading.current?.focus(), []);
  const loaded = useLoaded(
    () => source?.detail(result) ?? Promise.reject(new Error('there is no source')),
    result.fingerprint,
  );
  const place = matching.indexOf(result);
  return (
    <aside
      class={`panel ${standingOf(result)}`}
      aria-labelledby="opened"
      onKeyDown={(event) => event.key === 'Escape' && go({ result: undefined })}
    >
      <div class="panel-bar">
        <Step to={matching[place - 1]} label={t('Previous')} />
        <Step to={matching[place + 1]} label={t('Next')} />
        {place >= 0 && (
          <span class="faint">{t('{place} of {total}', { place: place + 1, total: matching.length })}</span>
        )}
        <CloseLink />
      </div>
      <div class="panel-body">
        <p class="line">
          <Mark standing={standingOf(result)} /> <Badges result={result} />
          <span class="faint">
            {result.tool} / {result.rule}
          </span>
        </p>
        <h2
          id="opened"
          tabIndex={-1}
          ref={(element) => {
            heading.current = element;
          }}
        >
          {said(result.title)}
        </h2>
        <p class="key">{result.key}</p>
        <p class="message">{said(result.message)}</p>
        {loaded.state === 'loading' && <p class="faint">{t('Unpacking…')}</p>}
        {loaded.state === 'failed' && <p>{t('The details cannot be read: {why}', { why: loaded.why })}</p>}
        {loaded.state === 'ready' && <Ready result={result} detail={loaded.value} />}
      </div>
    </aside>
  );
}

function Ready({
  result,
  detail,
}: {
  readonly result: ResultHead;
  readonly detail: ResultDetail;
}): JSX.Element {
  const { href } = usePage();
  return (
    <>
      <ResultDetails result={result} detail={detail} />
      <p class="line">
        <CopyButton text={href({ result: result.fingerprint })} label={t('Copy link')} />
      </p>
    </>
  );
}

function Step({
  to,
  label,
}: {
  readonly to: ResultHead | undefined;
  readonly label: string;
}): JSX.Element | null {
  const { href } = usePage();
  return to === undefined ? null : (
    <a class="button" href={href({ result: to.fingerprint })}>
      {label}
    </a>
  );
}

function CloseLink(): JSX.Element {
  const { href } = usePage();
  return (
    <a class="button close" href={href({ result: undefined })}>
      {t('Close')}
    </a>
  );
}
