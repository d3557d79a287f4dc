/**
 * What is folded is unfolded for printing, and folded again. The top stays as it is, so that the first sheet says
 * what the first screen says; each further reason stands among the results.
 */
export function unfoldOnPaper(): () => void {
  let unfolded: readonly HTMLDetailsElement[] = [];
  const unfold = (): void => {
    unfolded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')].filter(
      (one) => one.closest('.subject, .verdict') === null,
    );
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
