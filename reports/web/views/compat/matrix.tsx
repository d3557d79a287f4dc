import type { JSX } from 'preact';
import type { Cell, TableHead } from '../../data/page-data.ts';
import { said, t } from '../../words.ts';

/** Members of a row of the matrix, as the database tool names its columns. */
const columns = ['code', 'schema', 'queries', 'work', 'fail', 'first that fails'];

/** True for the table that says how the code of each release meets the schema of each. */
export function isMatrix(table: TableHead): boolean {
  return table.isBrief && columns.every((column, place) => table.columns[place] === column);
}

interface MatrixProps {
  readonly table: TableHead;
  /** The caption is read out but not seen, where a heading says it already. */
  readonly isCaptionHidden?: boolean;
}

/** Old and new code on old and new schema, each meeting as one field. */
export function Matrix({ table: { name, rows = [] }, isCaptionHidden = false }: MatrixProps): JSX.Element {
  const of = (code: string, schema: string): readonly Cell[] | undefined =>
    rows.find((row) => row[0] === code && row[1] === schema);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={said(name)}>
      <table class="matrix">
        <caption class={isCaptionHidden ? 'unseen' : ''}>{said(name)}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('Old schema')}</th>
            <th scope="col">{t('New schema')}</th>
          </tr>
        </thead>
        <tbody>
          {(['old', 'new'] as const).map((code) => (
            <tr>
              <th scope="row">
                {code === 'old' ? t('Queries of the old code') : t('Queries of the new code')}
              </th>
              <Meeting row={of(code, 'old')} />
              <Meeting row={of(code, 'new')} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Meeting({ row }: { readonly row: readonly Cell[] | undefined }): JSX.Element {
  const [, , queries, work, failing, first] = row ?? [];
  if (typeof work !== 'number' || typeof failing !== 'number')
    return <td class="skipped">{t('not tried')}</td>;
  return (
    <td class={failing > 0 ? 'fail' : 'pass'}>
      <strong>
        {failing > 0 ? '✗ ' : '✓ '}
        {t('{work} of {queries} work', { work, queries: queries ?? 0 })}
      </strong>
      {failing > 0 && <p>{t('{failing} fail, first: {first}', { failing, first: first ?? '' })}</p>}
    </td>
  );
}
