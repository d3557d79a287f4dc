import type { ComponentChildren, JSX } from 'preact';
import { usePage } from './page-context.ts';

interface ResultLinkProps {
  readonly fingerprint: string | undefined;
  readonly children: ComponentChildren;
}

/** A link to a result, or only its text when the page does not have it. */
export function ResultLink({ fingerprint, children }: ResultLinkProps): JSX.Element {
  const { data, href } = usePage();
  const isHere =
    fingerprint !== undefined && data.results.some((result) => result.fingerprint === fingerprint);
  if (!isHere) return <>{children}</>;
  return <a href={href({ result: fingerprint })}>{children}</a>;
}
