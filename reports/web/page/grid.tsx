import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Cell } from '../data/page-data.ts';
import { t } from '../words.ts';
import { usePage } from './page-context.ts';
import { nextOrder, parseOrder, sortedRows } from './sorted-rows.ts';
import { rowAfterKey, scrollTo, windowOfRows } from './window-of-rows.ts';

export interface GridColumn {
  readonly id: string;
  readonly title: string;
  /** A track of a CSS grid: its least width in rem, and what it takes of the rest: `12rem`, `minmax(20rem, 1fr)`. */
  readonly width: string;
  readonly isNumber?: boolean;
}

export interface GridProps {
  /** Under which the order is kept. */
  readonly id: string;
  readonly label: string;
  readonly columns: readonly GridColumn[];
  /** Numbers of the rows to show. */
  readonly rows: ArrayLike<number>;
  /** What a column is sorted by. */
  readonly valueOf: (row: number, column: string) => Cell | undefined;
  readonly draw: (row: number, column: string) => ComponentChildren;
  /** The row that is opened elsewhere on the page. */
  readonly opened?: number;
  readonly onOpen?: (row: number) => void;
}

const rowHeight = 34;
const heightMax = 17 * rowHeight;

/** As much of an element as the grid touches. */
interface Scroller {
  scrollTop: number;
  readonly clientHeight: number;
  querySelector(selector: string): { focus(options: { preventScroll: boolean }): void } | null;
}

/**
 * A table of any length: only the rows in the window are drawn, each of one height. One row at a time
 * takes part in tabbing; arrow keys, Page Up and Down, Home and End move it, Enter opens it.
 */
export function Grid(props: GridProps): JSX.Element {
  const { id, label, columns } = props;
  const rows = useSorted(props);
  const height = Math.min(heightMax, (rows.length + 1) * rowHeight + 2);
  const view = useRowWindow(rows, height);

  const onKeyDown = (event: { readonly key: string; preventDefault(): void }): void => {
    const row = rows[view.current];
    if (event.key === 'Enter' && row !== undefined) props.onOpen?.(row);
    if (view.move(event.key)) event.preventDefault();
  };

  return (
    <div
      class="grid"
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      ref={(element) => {
        view.scroller.current = element;
      }}
      style={{ height: `${height}px`, ...tracksOf(columns) }}
      onScroll={(event) => view.scrolled(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      <GridHead id={id} columns={columns} />
      <div class="grid-body" role="presentation" style={{ height: `${rows.length * rowHeight}px` }}>
        {view.places.map((place) => (
          <GridRow
            {...props}
            key={place}
            place={place}
            row={rows[place] ?? 0}
            isCurrent={place === view.current}
          />
        ))}
      </div>
    </div>
  );
}

/** All rows have the same columns, and are as wide as these at least. */
function tracksOf(columns: readonly GridColumn[]): Readonly<Record<string, string>> {
  const tracks = columns.map(({ width }) => width);
  const least = tracks.reduce((sum, track) => sum + Number(/([\d.]+)rem/.exec(track)?.[1] ?? 0), 0);
  return { '--tracks': tracks.join(' '), '--least': `${least}rem` };
}

/** The rows in the order that the reader chose, else as they came. */
function useSorted({ id, columns, rows, valueOf }: GridProps): ArrayLike<number> {
  const kept = usePage().preferences.order[id];
  return useMemo(() => {
    const order = parseOrder(kept);
    const column = columns.find((one) => one.id === order?.column);
    if (order === undefined || column === undefined) return rows;
    return sortedRows(rows, (row) => valueOf(row, column.id), order.isDescending);
  }, [rows, kept]);
}

interface RowView {
  readonly scroller: { current: Scroller | null };
  /** Places of the rows to draw. */
  readonly places: readonly number[];
  /** Place of the row that takes part in tabbing. */
  readonly current: number;
  readonly scrolled: (top: number) => void;
  /** False for keys that lead nowhere. */
  readonly move: (key: string) => boolean;
}

/** Follows scrolling and keys; other rows begin at the top again. */
function useRowWindow(rows: ArrayLike<number>, height: number): RowView {
  const scroller = useRef<Scroller | null>(null);
  const [top, setTop] = useState(0);
  const [active, setActive] = useState(0);
  const [isMoved, setMoved] = useState(false);
  const count = rows.length;
  const current = Math.min(active, Math.max(0, count - 1));
  const { from, to } = windowOfRows(top, height, { rowHeight, count });

  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
    setTop(0);
    setActive(0);
  }, [rows]);
  useLayoutEffect(() => {
    if (isMoved) scroller.current?.querySelector('[role=row][tabindex="0"]')?.focus({ preventScroll: true });
    setMoved(false);
  }, [isMoved]);

  const move = (key: string): boolean => {
    const next = rowAfterKey(key, current, { count, page: Math.floor(height / rowHeight) - 2 });
    if (next === undefined || scroller.current === null) return false;
    const seen = {
      scrollTop: scroller.current.scrollTop,
      height: scroller.current.clientHeight - rowHeight,
      rowHeight,
    };
    scroller.current.scrollTop = scrollTo(next, seen);
    setTop(scroller.current.scrollTop);
    setActive(next);
    setMoved(true);
    return true;
  };
  const places = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  return { scroller, places, current, scrolled: setTop, move };
}

function GridHead({ id, columns }: Pick<GridProps, 'id' | 'columns'>): JSX.Element {
  const { preferences, prefer } = usePage();
  const kept = preferences.order[id];
  const order = parseOrder(kept);
  return (
    <div class="grid-row grid-head" role="row" aria-rowindex={1}>
      {columns.map(({ id: column, title }) => {
        const isHere = order?.column === column;
        return (
          <div
            role="columnheader"
            aria-sort={isHere ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
            key={column}
          >
            <button
              type="button"
              title={t('Sort by {column}', { column: title })}
              onClick={() => prefer({ order: { ...preferences.order, [id]: nextOrder(kept, column) } })}
            >
              {title} <span aria-hidden="true">{isHere ? (order.isDescending ? '▾' : '▴') : ''}</span>
            </button>
          </div>
        );
      })}
    </div>
  );
}

type GridRowProps = GridProps & { readonly place: number; readonly row: number; readonly isCurrent: boolean };

function GridRow({ columns, place, row, isCurrent, opened, draw, onOpen }: GridRowProps): JSX.Element {
  return (
    <div
      class={`grid-row ${opened === row ? 'opened' : ''}`}
      role="row"
      aria-rowindex={place + 2}
      aria-selected={opened === row}
      tabIndex={isCurrent ? 0 : -1}
      style={{ transform: `translateY(${place * rowHeight}px)` }}
      onClick={onOpen && (() => onOpen(row))}
    >
      {columns.map(({ id, isNumber }) => (
        <div key={id} role="gridcell" class={isNumber ? 'number' : ''}>
          {draw(row, id)}
        </div>
      ))}
    </div>
  );
}
