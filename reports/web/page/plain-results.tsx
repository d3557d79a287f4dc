import type { JSX } from 'preact';
import { label } from '../../place.ts';
import { said, t } from '../words.ts';
import { levelWord } from './badge.tsx';
import { Mark } from './mark.tsx';
import { standingOf } from '../query/terms.ts';
import { usePage } from './page-context.ts';

const plainResultsMax = 200;

/** The first results as plain rows, for print and for a browser without scripts; hidden elsewhere. */
export function PlainResults(): JSX.Element | null {
  const { data, matching } = usePage();
  const rows = matching.slice(0, plainResultsMax);
  if (rows.length === 0) return null;
  return (
    <div class="on-paper">
      <p class="faint">
        {t(
          '{shown} of {total} results are listed here. The page with scripts and the JSON report have all.',
          {
            shown: rows.length,
            total: data.report.counts.total,
          },
        )}
      </p>
      <table>
        <caption>{t('Results, worst first')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('Outcome')}</th>
            <th scope="col">{t('Result')}</th>
            <th scope="col">{t('Place')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((result) => (
            <tr key={result.fingerprint} id={`/r/${result.fingerprint}`}>
              <td>
                <Mark standing={standingOf(result)} /> <span class="faint">{levelWord(result.level)}</span>
              </td>
              <td>
                <strong>{result.key}</strong> {said(result.title)}
                <p>{said(result.message)}</p>
                {result.fix !== undefined && <p class="faint">{said(result.fix)}</p>}
                {result.command !== undefined && <code>{result.command}</code>}
              </td>
              <td>{result.places.map(label).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
