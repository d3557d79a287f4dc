import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../words.ts';
import { usePage } from './page-context.ts';

/** A command line with a button that copies it. */
export function Command({ text }: { readonly text: string }): JSX.Element {
  return (
    <div class="command">
      <code tabIndex={0}>{text}</code>
      <CopyButton text={text} label={t('Copy command')} />
    </div>
  );
}

/** Copies a text; where the browser forbids it, shows it to be copied by hand. */
export function CopyButton({
  text,
  label,
}: {
  readonly text: string;
  readonly label: string;
}): JSX.Element | null {
  const page = usePage();
  const [copied, setCopied] = useState<boolean>();
  if (page.source === undefined) return null;
  const copy = (): void => {
    void page.copy(text).then(setCopied);
  };
  return (
    <>
      <button type="button" class="quiet" onClick={copy} onBlur={() => setCopied(undefined)}>
        {copied === true ? t('Copied') : label}
      </button>
      {copied === false && (
        <textarea class="by-hand" readOnly value={text} aria-label={t('Copy it by hand')} />
      )}
    </>
  );
}
