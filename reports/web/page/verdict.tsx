import type { JSX } from 'preact';
import { headlineIn } from '../../headline.ts';
import type { ReportHead } from '../data/page-data.ts';
import { said, t } from '../words.ts';
import { verdictIcon, verdictTones, verdictWord } from './mark.tsx';
import { usePage } from './page-context.ts';
import { ResultLink } from './result-link.tsx';

/** May it go out, and the first reason why not. */
export function VerdictBanner(): JSX.Element {
  const { report } = usePage().data;
  const [first] = report.reasons;
  const headline = headlineIn(report);
  const more = report.reasons.filter(({ text }) => text !== headline);
  return (
    <section class={`verdict ${verdictTones[report.verdict]}`} aria-labelledby="verdict">
      <h1 id="verdict">
        <span aria-hidden="true">{verdictIcon(report.verdict)}</span> {verdictWord(report.verdict)}
      </h1>
      <div class="why">
        {first && (
          <p class="reason">
            <ResultLink fingerprint={first.fingerprint}>{said(headline)}</ResultLink>
          </p>
        )}
        {more.length > 0 && (
          <Reasons reasons={more} count={report.reasonCount - report.reasons.length + more.length} />
        )}
        <Caveats />
      </div>
      <Tally report={report} />
    </section>
  );
}

interface ReasonsProps extends Pick<ReportHead, 'reasons'> {
  /** Of all, listed or not. */
  readonly count: number;
}

function Reasons({ reasons, count }: ReasonsProps): JSX.Element {
  return (
    <details>
      <summary>{t('{count} (reason|reasons)', { count })}</summary>
      <ul>
        {reasons.map(({ text, fingerprint }) => (
          <li>
            <ResultLink fingerprint={fingerprint}>{said(text)}</ResultLink>
          </li>
        ))}
        {count > reasons.length && <li>{t('and {count} more', { count: count - reasons.length })}</li>}
      </ul>
    </details>
  );
}

/** What the verdict does not cover. */
function Caveats(): JSX.Element {
  const { report, size, results } = usePage().data;
  const missing = report.counts.total - results.length;
  const outside = report.sections.filter(({ scope }) => scope === 'out-of-scope' || scope === 'missing');
  return (
    <>
      {report.partial && (
        <p>
          <strong>{t('This report is partial.')}</strong> {t('The run was interrupted or lost a part.')}
        </p>
      )}
      {size.files > 0 && (
        <p class="caveat">
          {t(
            '{count} (body is a file|bodies are files) in report-data/, since the page would be too large with (it|them): keep the folder beside it.',
            {
              count: size.files,
            },
          )}
        </p>
      )}
      {missing > 0 && (
        <p class="caveat">
          {t('{count} (result|results) of least weight (is|are) not on this page. The JSON report has all.', {
            count: missing,
          })}
        </p>
      )}
      {outside.map(({ tool, scope, reason }) => (
        <p class="caveat">
          <strong>
            {scope === 'missing' ? t('Missing: {tool}', { tool }) : t('Not judged here: {tool}', { tool })}
          </strong>
          {reason !== undefined && ` – ${said(reason)}`}
        </p>
      ))}
    </>
  );
}

function Tally({ report }: { readonly report: ReportHead }): JSX.Element {
  const { openBlockers, warnings, waived, byOutcome, total } = report.counts;
  const counts: readonly (readonly [number, string, string])[] = [
    [openBlockers, t('open blockers'), openBlockers > 0 ? 'fail' : 'pass'],
    [warnings, t('warnings'), warnings > 0 ? 'pending' : 'skipped'],
    [waived, t('waived'), 'waived'],
    [byOutcome.pass, t('passed'), byOutcome.pass > 0 ? 'pass' : 'skipped'],
    [total, t('results'), 'skipped'],
  ];
  return (
    <dl class="tally">
      {counts.map(([count, word, tone]) => (
        <div class={tone}>
          <dt>{word}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
