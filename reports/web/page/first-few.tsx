import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../words.ts';
import { usePage } from './page-context.ts';

/** How many come at each press, against how many stand there already. */
const growth = 4;

interface FirstFewProps<One> {
  readonly all: readonly One[];
  /** So many are drawn; the others when somebody asks for them. */
  readonly max: number;
  readonly draw: (one: One, place: number) => ComponentChildren;
  /** What holds them, around all but the button. */
  readonly within?: (drawn: ComponentChildren) => JSX.Element;
}

/** The first of a list that may be long: a page that draws all of it opens slowly and is large. */
export function FirstFew<One>({ all, max, draw, within }: FirstFewProps<One>): JSX.Element {
  const { source } = usePage();
  const [shown, setShown] = useState(max);
  const rest = all.length - shown;
  const drawn = all.slice(0, shown).map(draw);
  return (
    <>
      {within?.(drawn) ?? drawn}
      {rest > 0 && source && (
        <button type="button" onClick={() => setShown(shown * growth)}>
          {t('{count} more', { count: rest })}
        </button>
      )}
      {rest > 0 && !source && <p class="faint">{t('and {count} more', { count: rest })}</p>}
    </>
  );
}
