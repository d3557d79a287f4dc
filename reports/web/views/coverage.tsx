import { label } from '../../place.ts';
import { t } from '../words.ts';
import { usePage } from '../page/page-context.ts';
import { PlainTable } from '../page/plain-table.tsx';
import type { View } from './view.ts';

/** What changed, and whether replay went there. */
export const coverage: View = {
  id: 'coverage',
  title: () => t('Coverage'),
  applies: ({ report }) => report.coverage !== undefined && report.coverage.length > 0,
  Component: () => {
    const { coverage: rows = [] } = usePage().data.report;
    const unexercised = rows.filter(({ changed, exercised }) => changed && exercised === 0);
    const listed = [...unexercised, ...rows.filter((row) => !unexercised.includes(row))];
    return (
      <>
        <p>
          {t('{count} of {total} changed places were not exercised.', {
            count: unexercised.length,
            total: rows.filter(({ changed }) => changed).length,
          })}
        </p>
        <PlainTable
          caption={t('Changed places and whether replay exercised them')}
          columns={[t('Place'), t('Change'), t('Requests compared')]}
          rows={listed.map(({ place, changed, exercised }) => [
            <code>{label(place)}</code>,
            changed ? (
              exercised === 0 ? (
                <strong>{t('changed, not exercised')}</strong>
              ) : (
                t('changed')
              )
            ) : (
              t('unchanged')
            ),
            exercised,
          ])}
        />
      </>
    );
  },
};
