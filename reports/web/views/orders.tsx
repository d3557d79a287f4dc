import { t } from '../words.ts';
import { usePage } from '../page/page-context.ts';
import { PlainTable } from '../page/plain-table.tsx';
import type { View } from './view.ts';

/** In which order the services go out and come back. */
export const orders: View = {
  id: 'orders',
  title: () => t('Orders'),
  applies: ({ report }) => report.orders !== undefined,
  Component: () => {
    const { deploy = [], rollback = [], cycles = [], edges = [] } = usePage().data.report.orders ?? {};
    return (
      <>
        <p>
          <strong>{t('Deploy')}:</strong> {deploy.join(' → ')}
        </p>
        <p>
          <strong>{t('Roll back')}:</strong> {rollback.join(' → ')}
        </p>
        {cycles.map((cycle) => (
          <p>
            <strong>{t('Cycle')}:</strong> {cycle.join(' → ')}
          </p>
        ))}
        <PlainTable
          caption={t('Who calls whom')}
          columns={[t('Caller'), t('Callee')]}
          rows={edges.map(({ from, to }) => [from, to])}
        />
      </>
    );
  },
};
