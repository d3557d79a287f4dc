import type { ComponentChildren, JSX } from 'preact';
import { t } from '../words.ts';
import type { ResultHead } from '../data/page-data.ts';

/** A small word beside a title. */
export function Badge({
  tone = '',
  children,
}: {
  readonly tone?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return <span class={`badge ${tone}`}>{children}</span>;
}

/** Level and, against a baseline, whether it is new. */
export function Badges({ result }: { readonly result: ResultHead }): JSX.Element {
  return (
    <>
      <Badge tone={result.level === 'block' ? 'strong' : ''}>{levelWord(result.level)}</Badge>
      {result.state === 'new' && <Badge tone="new">{t('new')}</Badge>}
    </>
  );
}

export function levelWord(level: ResultHead['level']): string {
  const words = { block: t('blocks'), warn: t('warns'), info: t('informs') };
  return words[level];
}
