/** When the opened result is closed, the focus goes back to where it is listed. */
export function giveFocusBack(result: string | undefined): (() => void) | undefined {
  if (result === undefined) return undefined;
  return () => {
    // Another result takes the focus by itself.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>(`main a[href^="#/r/${CSS.escape(result)}"]`)?.focus();
    });
  };
}
