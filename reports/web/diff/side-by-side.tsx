import type { ComponentChildren, JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { usePage } from '../page/page-context.ts';
import { t } from '../words.ts';
import { alignedLines, foldEqualRows, markedWords, type AlignedRow, type Piece } from './aligned-lines.ts';
import { placedLines, type PlacedLine } from './json-lines.ts';

interface SideBySideProps {
  /** What the two are, read out before the rows. */
  readonly caption: string;
  readonly titles: readonly [string, string];
  readonly old: string;
  readonly new: string;
  /** Why a place is not judged; its lines stand back. */
  readonly ignored?: (at: string) => string | undefined;
}

/** Two texts, lines that belong together in one row, the words that differ marked; JSON value by value. */
export function SideBySide({ caption, titles, ignored, ...texts }: SideBySideProps): JSX.Element {
  const { replies } = usePage().preferences;
  const [isWhole, setWhole] = useState(false);
  const { old, now, rows } = useMemo(() => aligned(texts.old, texts.new), [texts.old, texts.new]);
  const shown = isWhole ? rows : foldEqualRows(rows);
  const hasDifferences = rows.some(({ isSame }) => !isSame);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table class={`aligned ${replies}`}>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {titles.map((title) => (
              <th scope="col">{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) =>
            'leftOut' in row ? (
              <tr class="left-out">
                <td colSpan={2}>
                  <button type="button" class="quiet" onClick={() => setWhole(true)}>
                    {t('{count} equal (line|lines)', { count: row.leftOut })}
                  </button>
                </td>
              </tr>
            ) : (
              <Row row={row} old={old} now={now} ignored={ignored} />
            ),
          )}
        </tbody>
      </table>
      {!hasDifferences && <p class="faint">{t('Both are the same.')}</p>}
    </div>
  );
}

function aligned(old: string, now: string) {
  const [left, right] = [placedLines(old), placedLines(now)];
  const text = ({ text: line }: PlacedLine): string => line.replace(/,$/, '');
  return { old: left, now: right, rows: alignedLines(left.map(text), right.map(text)) };
}

interface RowProps {
  readonly row: AlignedRow;
  readonly old: readonly PlacedLine[];
  readonly now: readonly PlacedLine[];
  readonly ignored: SideBySideProps['ignored'];
}

function Row({ row, old, now, ignored }: RowProps): JSX.Element {
  const left = row.old === undefined ? undefined : old[row.old];
  const right = row.new === undefined ? undefined : now[row.new];
  if (row.isSame) {
    return (
      <tr>
        <td>
          <code>{left?.text}</code>
        </td>
        <td class="again">
          <code>{right?.text}</code>
        </td>
      </tr>
    );
  }
  const at = left?.at ?? right?.at;
  const rule = at === undefined ? undefined : ignored?.(at);
  const words =
    left && right ? markedWords(left.text, right.text) : { old: wholly(left), new: wholly(right) };
  const why = rule !== undefined && <span class="rule">{t('ignored: {rule}', { rule })}</span>;
  return (
    <tr class={rule === undefined ? 'differing' : 'differing ignored-line'}>
      <td class={left ? 'old' : 'nothing'}>
        {left && (
          <code>
            {pieces(words.old, (text) => (
              <del>{text}</del>
            ))}
          </code>
        )}
        {!right && why}
      </td>
      <td class={right ? 'new' : 'nothing'}>
        {right && (
          <code>
            {pieces(words.new, (text) => (
              <ins>{text}</ins>
            ))}
          </code>
        )}
        {right && why}
      </td>
    </tr>
  );
}

function wholly(line: PlacedLine | undefined): readonly Piece[] {
  return line === undefined ? [] : [{ text: line.text, differs: true }];
}

function pieces(
  all: readonly Piece[],
  mark: (text: string) => ComponentChildren,
): readonly ComponentChildren[] {
  return all.map(({ text, differs }) => (differs ? mark(text) : text));
}
