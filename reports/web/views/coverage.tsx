import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { label } from '../../place.ts';
import type { CoverageRow } from '../../report.ts';
import { grouped } from '../../wording/grouped.ts';
import { usePage } from '../page/page-context.ts';
import { PlainTable } from '../page/plain-table.tsx';
import { ResultLink } from '../page/result-link.tsx';
import { said, t } from '../words.ts';
import type { View } from './view.ts';

/** What changed, and whether replay went there; first where it did not. */
export const coverage: View = {
  id: 'coverage',
  title: () => t('Coverage'),
  applies: ({ report }) => report.coverage !== undefined && report.coverage.length > 0,
  Component: () => {
    const { coverage: rows = [] } = usePage().data.report;
    const changed = rows.filter((row) => row.changed);
    const unseen = changed.filter(({ exercised }) => exercised === 0);
    const rest = rows.filter((row) => !row.changed);
    return (
      <>
        <p class={unseen.length > 0 ? 'covered fail' : 'covered pass'}>
          <strong>
            {t('{count} of {total} changed places were not exercised.', {
              count: unseen.length,
              total: changed.length,
            })}
          </strong>
        </p>
        {unseen.length > 0 && (
          <Places caption={t('Changed, and no replayed request went there')} rows={unseen} />
        )}
        {changed.length > unseen.length && (
          <Places
            caption={t('Changed and exercised')}
            rows={changed.filter(({ exercised }) => exercised > 0)}
          />
        )}
        {rest.length > 0 && (
          <details>
            <summary>{t('{count} (place|places) that did not change', { count: rest.length })}</summary>
            <Places caption={t('Not changed')} rows={rest} />
          </details>
        )}
      </>
    );
  },
};

/** With what is said of each place, so that one can go there. */
function Places({
  caption,
  rows,
}: {
  readonly caption: string;
  readonly rows: readonly CoverageRow[];
}): JSX.Element {
  const { data, href } = usePage();
  const { results } = data;
  const byPlace = useMemo(() => {
    const findings = results.filter(({ outcome }) => outcome !== 'pass');
    const told = findings.flatMap((result) => result.places.map((place) => ({ place, result })));
    return grouped(told, ({ place }) => place);
  }, [results]);
  return (
    <PlainTable
      caption={caption}
      columns={[t('Place'), t('Requests compared'), t('Findings')]}
      rows={rows.map(({ place, exercised }) => [
        <code>{label(place)}</code>,
        exercised === 0 ? (
          exercised
        ) : (
          <a href={href({ view: 'replay', query: `"${label(place)}"` })}>{exercised}</a>
        ),
        (byPlace.get(place) ?? []).map(({ result }, at) => [
          at === 0 ? '' : '; ',
          <ResultLink fingerprint={result.fingerprint}>{said(result.title)}</ResultLink>,
        ]),
      ])}
    />
  );
}
