/** A share as messages tell it: `12.5 %`. */
export function percentText(share: number): string {
  return `${percentOf(share)} %`;
}

/** With one decimal. */
export function percentOf(share: number): number {
  return Math.round(share * 1000) / 10;
}
