import type { JSX } from 'preact';
import type { Ledger } from '../../ledger.ts';
import { LedgerChart } from '../charts/ledger-chart.tsx';
import { usePage } from '../page/page-context.ts';
import { t } from '../words.ts';
import { IgnoredPlaces } from './replay/ignored-places.tsx';
import { OverTime } from './replay/over-time.tsx';
import { Routes } from './replay/routes.tsx';
import type { View } from './view.ts';

/** What was sent to both groups, how fast each answered, and what became of every record. */
export const replay: View = {
  id: 'replay',
  title: () => t('Replay'),
  applies: ({ report }) => report.routes !== undefined || report.ledger !== undefined,
  Component: () => {
    const { routes = [], series = [], ledger } = usePage().data.report;
    return (
      <>
        {routes.length > 0 && <Routes routes={routes} />}
        {series.map((one) => (
          <OverTime series={one} />
        ))}
        {ledger && <LedgerSums ledger={ledger} />}
        <IgnoredPlaces />
      </>
    );
  },
};

function LedgerSums({ ledger }: { readonly ledger: Ledger }): JSX.Element {
  const { files, format, firstAt, lastAt, methods } = ledger;
  const counted = Object.entries(methods).map(([method, count]) => `${method} ${count}`);
  return (
    <>
      <h3>{t('Ledger of the capture')}</h3>
      <p class="faint">
        {files.join(', ')} ({format}){firstAt !== undefined && `, ${firstAt} – ${lastAt ?? ''}`}
      </p>
      <p class="faint">
        {t('{lines} lines, {read} records read: {methods}', {
          lines: ledger.lines,
          read: ledger.read,
          methods: counted.join(', '),
        })}
      </p>
      <LedgerChart ledger={ledger} />
    </>
  );
}
