import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { label } from '../../place.ts';
import type { Cell, ResultHead } from '../data/page-data.ts';
import { standingOf } from '../query/terms.ts';
import { said, t } from '../words.ts';
import { levelWord } from './badge.tsx';
import { Grid, type GridColumn } from './grid.tsx';
import { Mark } from './mark.tsx';
import { usePage } from './page-context.ts';

/** Every result that is asked for, one row each. */
export function ResultGrid(): JSX.Element | null {
  const { data, matching, route, go } = usePage();
  const rows = useMemo(() => Uint32Array.from(matching, ({ index }) => index), [matching]);
  if (rows.length === 0) return null;
  const at = (row: number): ResultHead | undefined => data.results[row];
  const opened = matching.find(({ fingerprint }) => fingerprint === route.result);
  return (
    <details class="all-rows" open={route.query !== ''}>
      <summary>
        <h3>{t('All rows')}</h3> <span class="count">{rows.length}</span>
      </summary>
      <Grid
        id="results"
        label={t('All results that are asked for')}
        columns={columnsOf()}
        rows={rows}
        valueOf={(row, column) => valueOf(at(row), column)}
        draw={(row, column) => draw(at(row), column)}
        {...(opened && { opened: opened.index })}
        onOpen={(row) => go({ result: at(row)?.fingerprint })}
      />
    </details>
  );
}

function columnsOf(): readonly GridColumn[] {
  return [
    { id: 's', title: t('Outcome'), width: '8rem' },
    { id: 'level', title: t('Level'), width: '5.5rem' },
    { id: 'tool', title: t('Tool'), width: '6rem' },
    { id: 'rule', title: t('Rule'), width: '12rem' },
    { id: 'key', title: t('Result'), width: 'minmax(14rem, 1fr)' },
    { id: 'message', title: t('Message'), width: 'minmax(18rem, 2fr)' },
    { id: 'owner', title: t('Owner'), width: '7rem' },
    { id: 'observations', title: t('Seen'), width: '4.5rem', isNumber: true },
  ];
}

const weights: readonly string[] = ['fail', 'error', 'inconclusive', 'pending', 'waived', 'pass', 'skipped'];
const levels: readonly string[] = ['block', 'warn', 'info'];

function valueOf(result: ResultHead | undefined, column: string): Cell | undefined {
  if (result === undefined) return undefined;
  if (column === 's') return weights.indexOf(standingOf(result));
  if (column === 'level') return levels.indexOf(result.level);
  return result[column as 'tool' | 'rule' | 'key' | 'message' | 'owner' | 'observations'];
}

function draw(result: ResultHead | undefined, column: string): ComponentChildren {
  if (result === undefined) return null;
  if (column === 's') return <Mark standing={standingOf(result)} />;
  if (column === 'level') return levelWord(result.level);
  if (column === 'message') return said(result.message);
  if (column === 'key') return result.key === '' ? result.places.map(label).join(', ') : result.key;
  return result[column as 'tool' | 'rule' | 'owner' | 'observations'];
}
