import type { JSX } from 'preact';
import type { Ledger } from '../../ledger.ts';
import type { Quantiles } from '../../report.ts';
import { ledgerLines, number } from '../../wording/facts.ts';
import { said, t } from '../words.ts';
import { usePage } from '../page/page-context.ts';
import { PlainTable } from '../page/plain-table.tsx';
import type { View } from './view.ts';

/** What was sent to both groups, and how fast each answered. */
export const replay: View = {
  id: 'replay',
  title: () => t('Replay'),
  applies: ({ report }) => report.routes !== undefined || report.ledger !== undefined,
  Component: () => {
    const { routes = [], ledger } = usePage().data.report;
    return (
      <>
        {routes.length > 0 && (
          <PlainTable
            caption={t('Latency and agreement of each route, in ms; – where the samples are too few')}
            columns={[
              t('Route'),
              t('Pairs'),
              t('Differing'),
              t('Group'),
              t('Samples'),
              'TP50',
              'TP90',
              'TP99',
              'TP999',
            ]}
            rows={routes.flatMap(({ route, pairs, differing, stable, preview }) => [
              [<code>{route}</code>, pairs, differing, t('stable'), ...quantiles(stable)],
              ['', '', '', t('preview'), ...quantiles(preview)],
            ])}
          />
        )}
        {ledger && <LedgerSums ledger={ledger} />}
      </>
    );
  },
};

function quantiles({ samples, tp50, tp90, tp99, tp999 }: Quantiles): (number | undefined)[] {
  const rounded = [tp50, tp90, tp99, tp999].map((value) =>
    value === null ? undefined : Number(number(value)),
  );
  return [samples, ...rounded];
}

function LedgerSums({ ledger }: { readonly ledger: Ledger }): JSX.Element {
  const { files, format, firstAt, lastAt, methods, skipped, notSent, setAside } = ledger;
  const part = (step: string, reasons: Readonly<Record<string, number>>): (string | number)[][] =>
    Object.entries(reasons).map(([reason, count]) => [step, said(reason), count]);
  return (
    <>
      <h3>{t('Ledger of the capture')}</h3>
      <p class="faint">
        {files.join(', ')} ({format}){firstAt !== undefined && `, ${firstAt} – ${lastAt ?? ''}`}
      </p>
      <ul>
        {ledgerLines(ledger).map((line) => (
          <li>{said(line)}</li>
        ))}
      </ul>
      <PlainTable
        caption={t('Where every record went')}
        columns={[t('Step'), t('Reason'), t('Records')]}
        rows={[
          [t('lines'), '', ledger.lines],
          [t('read'), '', ledger.read],
          ...part(t('method'), methods),
          [t('selected'), '', ledger.selected],
          ...part(t('skipped'), skipped),
          [t('sent'), '', ledger.sent],
          ...part(t('not sent'), notSent),
          [t('compared'), '', ledger.compared],
          ...part(t('set aside'), setAside),
        ]}
      />
    </>
  );
}
