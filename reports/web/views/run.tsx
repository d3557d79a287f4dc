import type { JSX } from 'preact';
import { label } from '../../place.ts';
import { said, t } from '../words.ts';
import { usePage } from '../page/page-context.ts';
import { PlainTable } from '../page/plain-table.tsx';
import type { View } from './view.ts';

/** What the harness itself has to say: notices, what was left out, what is fixed, what it was merged from. */
export const run: View = {
  id: 'run',
  title: () => t('Run'),
  applies: ({ report: { notices, truncated, baseline, parts } }) =>
    notices.length + truncated.length + (baseline?.fixed?.length ?? 0) + (parts?.length ?? 0) > 0,
  Component: () => {
    const { notices, truncated, baseline, parts = [] } = usePage().data.report;
    const fixed = baseline?.fixed ?? [];
    return (
      <>
        <Rows
          caption={t('Notices')}
          columns={[t('Kind'), t('Message')]}
          rows={notices.map(({ kind, message }) => [said(kind), said(message)])}
        />
        <Rows
          caption={t('Shown in part')}
          columns={[t('What'), t('Shown'), t('Total'), t('Why')]}
          rows={truncated.map(({ what, shown, total, why }) => [said(what), shown, total, said(why)])}
        />
        <Rows
          caption={t('Fixed since the baseline')}
          columns={[t('Tool'), t('Rule'), t('Title'), t('Place')]}
          rows={fixed.map(({ tool, rule, title, place }) => [tool, rule, said(title), label(place)])}
        />
        <Rows
          caption={t('Merged from')}
          columns={[t('Tool'), t('Run'), t('Ended')]}
          rows={parts.map(({ tool, runId, endedAt }) => [tool, runId, endedAt])}
        />
      </>
    );
  },
};

function Rows(props: Parameters<typeof PlainTable>[0]): JSX.Element | null {
  return props.rows.length === 0 ? null : <PlainTable {...props} />;
}
