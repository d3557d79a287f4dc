import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../words.ts';

/** As much of a dialog element as is needed. */
interface Dialog {
  showModal(): void;
}

/** What the keys do and what one can ask for. */
export function Help({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const dialog = useRef<Dialog | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      class="help"
      aria-labelledby="help"
      onClose={onClose}
      ref={(element) => {
        dialog.current = element;
      }}
    >
      <form method="dialog">
        <h2 id="help">{t('Keys and queries')}</h2>
        <dl class="facts">
          {[...keys(), ...terms()].map(([term, meaning]) => (
            <div>
              <dt>
                <kbd>{term}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <button type="submit">{t('Close')}</button>
      </form>
    </dialog>
  );
}

function keys(): readonly (readonly [string, string])[] {
  return [
    ['/', t('Ask for results')],
    ['j  k', t('Next and previous result')],
    ['f', t('What failed')],
    ['n', t('What is new')],
    ['d', t('Replies side by side or one below the other')],
    ['t', t('Theme')],
    ['Esc', t('Close')],
  ];
}

function terms(): readonly (readonly [string, string])[] {
  return [
    ['s:fail,error', t('By outcome; s:open is all that is neither passed, skipped nor waived')],
    ['rule:replay/*', t('By tool and rule; a star stands for anything')],
    ['route:/api', t('By place: a route, table, column or item')],
    ['tool: level: state: phase: owner:', t('By what else a result has')],
    ['"two words"', t('By words as they stand')],
    ['!text', t('Without this; works with every term')],
  ];
}
