import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import type { Ledger } from '../../ledger.ts';
import { said, t } from '../words.ts';
import { Chart } from './chart.tsx';
import { ledgerFlow, type FlowRow } from './ledger-flow.ts';

const rowHeight = 24;

/** What became of every record of the capture, as a staircase from read to compared. */
export function LedgerChart({ ledger }: { readonly ledger: Ledger }): JSX.Element {
  const { rows, addsUp } = ledgerFlow(ledger);
  return (
    <Chart
      title={t('What became of every record')}
      unit={t('records')}
      samples={t('{count} read', { count: ledger.read })}
      limit={
        addsUp
          ? t('none; the sums add up')
          : t('none; the sums do NOT add up, which is a fault of the harness')
      }
      description={t(
        'Of {read} records read, {selected} were selected, {sent} sent and {compared} compared.',
        {
          read: ledger.read,
          selected: ledger.selected,
          sent: ledger.sent,
          compared: ledger.compared,
        },
      )}
      legend={[
        { tone: 'stable', name: t('went on') },
        { tone: 'calm', name: t('left here') },
      ]}
      table={{
        columns: [t('Step'), t('Reason'), t('Records')],
        rows: rows.map(({ step, reason, from, to }) => [
          stepWord(step),
          reason === undefined ? '' : said(reason),
          to - from,
        ]),
      }}
      height={rows.length * rowHeight + 4}
      draw={(width) => <Stairs rows={rows} read={ledger.read} width={width} />}
    />
  );
}

interface StairsProps {
  readonly rows: readonly FlowRow[];
  readonly read: number;
  readonly width: number;
}

function Stairs({ rows, read, width }: StairsProps): JSX.Element {
  const labels = Math.min(230, width * 0.45);
  const x = scaleLinear([0, Math.max(1, read)], [labels, width - 58]);
  const charactersMax = Math.floor(labels / 7.2);
  return (
    <>
      {rows.map(({ kind, step, reason, from, to }, place) => {
        const top = place * rowHeight + 4;
        const name = reason === undefined ? stepWord(step) : `${stepWord(step)}: ${said(reason)}`;
        return (
          <g class={kind}>
            <title>{`${name}: ${to - from}`}</title>
            <text x={kind === 'step' ? 0 : 12} y={top + 14}>
              {shortened(name, charactersMax - (kind === 'step' ? 0 : 2))}
            </text>
            <rect x={x(from)} y={top} width={Math.max(1, x(to) - x(from))} height={rowHeight - 6} rx="2" />
            <text x={x(to) + 6} y={top + 14}>
              {kind === 'lost' ? `− ${to - from}` : to - from}
            </text>
          </g>
        );
      })}
    </>
  );
}

function shortened(text: string, charactersMax: number): string {
  return text.length <= charactersMax ? text : `${text.slice(0, charactersMax - 1)}…`;
}

function stepWord(step: string): string {
  const words: Readonly<Record<string, string>> = {
    read: t('read'),
    selected: t('selected'),
    sent: t('sent'),
    compared: t('compared'),
    skipped: t('skipped'),
    'not sent': t('not sent'),
    'set aside': t('set aside'),
  };
  return words[step] ?? step;
}
