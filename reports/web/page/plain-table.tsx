import type { ComponentChildren, JSX } from 'preact';
import { t } from '../words.ts';

const rowsMax = 500;

interface PlainTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** The caption is read out but not seen, where a heading says it already. */
  readonly isCaptionHidden?: boolean;
}

/** A table of not too many rows. It scrolls sideways on its own; numbers stand right; a cut is said. */
export function PlainTable({
  caption,
  columns,
  rows,
  isCaptionHidden = false,
}: PlainTableProps): JSX.Element {
  const cut = rows.length > rowsMax;
  const isNumber = (column: number): boolean => typeof rows[0]?.[column] === 'number';
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption class={isCaptionHidden ? 'unseen' : ''}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th scope="col" class={isNumber(place) ? 'number' : ''}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, rowsMax).map((row) => (
            <tr>
              {row.map((cell, place) => (
                <td class={isNumber(place) ? 'number' : ''}>{cell ?? <span class="faint">–</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {cut && (
        <p class="faint">{t('{shown} of {total} rows shown', { shown: rowsMax, total: rows.length })}</p>
      )}
    </div>
  );
}

/** Terms and what they mean here; those without a value are left out. */
export function Facts({
  rows,
}: {
  readonly rows: readonly (readonly [string, ComponentChildren])[];
}): JSX.Element | null {
  const known = rows.filter(([, value]) => value !== undefined && value !== '' && value !== false);
  if (known.length === 0) return null;
  return (
    <dl class="facts">
      {known.map(([term, value]) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
