/** What is folded is unfolded for printing, and folded again. */
export function unfoldOnPaper(): () => void {
  let unfolded: readonly HTMLDetailsElement[] = [];
  const unfold = (): void => {
    unfolded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const one of unfolded) one.open = true;
  };
  const fold = (): void => {
    for (const one of unfolded) one.open = false;
  };
  addEventListener('beforeprint', unfold);
  addEventListener('afterprint', fold);
  return () => {
    removeEventListener('beforeprint', unfold);
    removeEventListener('afterprint', fold);
  };
}
