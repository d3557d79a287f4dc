const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** 0 for `Jan` and `January`; NaN for what is no month. */
export function monthOf(name: string): number {
  const at = months.indexOf(name.slice(0, 3));
  return name.length >= 3 && at % 3 === 0 ? at / 3 : NaN;
}

/** Characters of `17/May/2015:10:05:03 +0000`. */
export const logTimeLength = 26;

/** `17/May/2015:10:05:03 +0000` from `at` on → ms since the epoch, or undefined. Allocates next to nothing. */
export function parseLogTime(text: string, at = 0): number | undefined {
  const month = months.indexOf(text.slice(at + 3, at + 6));
  const sign = text.charCodeAt(at + 21);
  if (month < 0 || month % 3 !== 0 || text.charCodeAt(at + 2) !== 47 || (sign !== 43 && sign !== 45)) {
    return undefined;
  }
  const local = Date.UTC(
    twoDigits(text, at + 7) * 100 + twoDigits(text, at + 9),
    month / 3,
    twoDigits(text, at),
    twoDigits(text, at + 12),
    twoDigits(text, at + 15),
    twoDigits(text, at + 18),
  );
  const offsetMs = (twoDigits(text, at + 22) * 60 + twoDigits(text, at + 24)) * 60_000;
  const time = sign === 43 ? local - offsetMs : local + offsetMs;
  return Number.isNaN(time) ? undefined : time;
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}
