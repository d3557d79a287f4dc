import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { cellAt, type Column } from '../data/columns.ts';
import type { TableHead } from '../data/page-data.ts';
import { Grid } from '../page/grid.tsx';
import { useLoaded, usePage } from '../page/page-context.ts';
import { matchingRows } from '../query/matching-rows.ts';
import { said, t } from '../words.ts';
import type { View } from './view.ts';

/** Raw rows as the tools wrote them. */
export const tables: View = {
  id: 'tables',
  title: () => t('Tables'),
  applies: (data) => data.tables.some(({ isBrief }) => !isBrief),
  Component: () => {
    const { data } = usePage();
    return (
      <>
        {data.tables
          .filter(({ isBrief }) => !isBrief)
          .map((table) => (
            <RawTable key={table.index} table={table} />
          ))}
      </>
    );
  },
};

/** Unpacked when somebody opens it. */
function RawTable({ table }: { readonly table: TableHead }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="raw" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>{said(table.name)}</h3> <span class="faint">{table.tool}</span>{' '}
        <span class="count">{table.rowCount}</span>
      </summary>
      {table.path !== undefined && (
        <p>
          {t('The rows lie beside the page:')} <a href={table.path}>{table.path}</a>
        </p>
      )}
      {isOpen && table.path === undefined && <Rows table={table} />}
    </details>
  );
}

function Rows({ table }: { readonly table: TableHead }): JSX.Element {
  const { source } = usePage();
  const loaded = useLoaded(async () => (await source?.rows(table.index)) ?? [], table.index);
  if (loaded.state === 'loading') return <p class="faint">{t('Unpacking…')}</p>;
  if (loaded.state === 'failed') return <p>{t('The rows cannot be read: {why}', { why: loaded.why })}</p>;
  return <RowGrid table={table} columns={loaded.value} />;
}

function RowGrid({
  table,
  columns,
}: {
  readonly table: TableHead;
  readonly columns: readonly Column[];
}): JSX.Element {
  const [asked, setAsked] = useState('');
  const rows = useMemo(
    () => matchingRows(columns, { names: table.columns, count: table.rowCount, asked }),
    [columns, asked],
  );
  const cell = (row: number, id: string) => cellAt(columns[Number(id)], row);
  return (
    <>
      <div class="search">
        <input
          type="search"
          aria-label={t('Filter rows')}
          placeholder={t('Words, or column:word')}
          value={asked}
          onInput={(event) => setAsked(event.currentTarget.value)}
        />
        <output class="faint" aria-live="polite">
          {t('{count} of {total} rows', { count: rows.length, total: table.rowCount })}
        </output>
      </div>
      <Grid
        id={`table ${table.name}`}
        label={said(table.name)}
        columns={table.columns.map((title, index) => ({
          id: String(index),
          title: said(title),
          width: 'minmax(9rem, 1fr)',
          isNumber: typeof cellAt(columns[index], 0) === 'number',
        }))}
        rows={rows}
        valueOf={cell}
        draw={(row, id) => cell(row, id) ?? '–'}
      />
    </>
  );
}
