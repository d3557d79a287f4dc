import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ResultDetail, ResultHead } from '../data/page-data.ts';
import { Badges } from '../page/badge.tsx';
import { Mark } from '../page/mark.tsx';
import { useLoaded, usePage } from '../page/page-context.ts';
import { ResultDetails } from '../page/result-details.tsx';
import { ResultLink } from '../page/result-link.tsx';
import { standingOf } from '../query/terms.ts';
import { said, t } from '../words.ts';

interface FindingDetailsProps {
  readonly result: ResultHead;
  /** Draws what is unpacked; without it everything is shown as in the panel. */
  readonly children?: (detail: ResultDetail) => JSX.Element;
}

/** A result in the midst of a view; what proves it is unpacked when somebody opens it. */
export function FindingDetails({ result, children }: FindingDetailsProps): JSX.Element {
  const { source } = usePage();
  const [isOpened, setOpened] = useState(false);
  return (
    <details
      class={`finding ${standingOf(result)}`}
      open={isOpened}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>
        <Mark standing={standingOf(result)} /> <strong>{said(result.title)}</strong>{' '}
        <span class="key">{result.key}</span> <Badges result={result} />
        {result.owner !== undefined && <span class="faint">{result.owner}</span>}
      </summary>
      <p>
        {said(result.message)} <ResultLink fingerprint={result.fingerprint}>{t('Open it alone')}</ResultLink>
      </p>
      {isOpened && source !== undefined && <Loaded result={result}>{children}</Loaded>}
    </details>
  );
}

function Loaded({ result, children }: FindingDetailsProps): JSX.Element {
  const { source } = usePage();
  const loaded = useLoaded(
    () => source?.detail(result) ?? Promise.reject(new Error('there is no source')),
    result.fingerprint,
  );
  if (loaded.state === 'loading') return <p class="faint">{t('Unpacking…')}</p>;
  if (loaded.state === 'failed') return <p>{t('The details cannot be read: {why}', { why: loaded.why })}</p>;
  return children?.(loaded.value) ?? <ResultDetails result={result} detail={loaded.value} />;
}
