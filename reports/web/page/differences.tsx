import type { JSX } from 'preact';
import type { ResultDetail, ResultHead } from '../data/page-data.ts';
import { said, t } from '../words.ts';
import { CopyButton } from './command.tsx';
import { expectedRule } from './expected-rule.ts';
import { usePage } from './page-context.ts';
import { PlainTable } from './plain-table.tsx';

interface DifferencesProps {
  readonly result: ResultHead;
  readonly differences: ResultDetail['differences'];
}

/** Where the replies of the two groups disagree, by place inside the reply. */
export function Differences({ result, differences = [] }: DifferencesProps): JSX.Element | null {
  const { data } = usePage();
  if (differences.length === 0) return null;
  return (
    <>
      <h3>{t('Differences')}</h3>
      <PlainTable
        caption={t('Differences')}
        isCaptionHidden
        columns={[t('Where'), t('Kind'), t('Stable'), t('Preview'), t('Exchanges')]}
        rows={differences.map(({ at, kind, stable, preview, count }) => [
          <code>{at}</code>,
          said(kind),
          <del class="side">{stable ?? t('(nothing)')}</del>,
          <ins class="side">{preview ?? t('(nothing)')}</ins>,
          count,
        ])}
      />
      {result.tool === 'replay' && differences[0] && (
        <CopyButton
          text={expectedRule(result, differences[0], data.report.endedAt)}
          label={t('Copy as a rule that expects this change')}
        />
      )}
    </>
  );
}
