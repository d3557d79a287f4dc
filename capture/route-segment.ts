/**
 * A path segment with what looks like a value replaced by `{}`: numbers, uuids, hashes, dates, random
 * tokens, and such parts of file names. `v1` and other words stay.
 */
export function segmentShape(segment: string): string {
  if (segment.length > 100) return '{}';
  if (!/[\d@]|redacted-/.test(segment) && segment.length < 20) return segment;
  if (isValue(segment)) return '{}';
  const dot = segment.indexOf('.');
  if (dot > 0) return fileShape(segment, dot);
  return segment.replace(/^([A-Za-z]+[-_])\d{2,}$/, '$1{}');
}

const valuePatterns = [
  /^[-+]?\d+(?:[.,:_-]\d+)*$/,
  /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i,
  // dates and times, also as 2026-W09 or 20260302T001505Z
  /^\d{4}-?(?:\d\d|W\d\d)(?:-?\d\d)?(?:T[\d:.%A-F]*(?:Z|[+-]\d\d:?\d\d)?)?$/,
  /^redacted-[\da-f]{8}$/,
  // e-mail addresses
  /^[^@/]+(?:@|%40)[^@/]+\.[a-z]{2,}$/i,
  // a prefix and an id: ord_8Fj3kQ20
  /^[a-z]{2,6}_(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z\d]{8,}$/,
];

function isValue(text: string): boolean {
  return valuePatterns.some((pattern) => pattern.test(text)) || isHash(text) || isRandom(text);
}

/** Hexadecimal digits, letters and numbers mixed. `deadbeef` and `20260302` alone are words or numbers. */
function isHash(text: string): boolean {
  return /^[\da-f]{8,}$/i.test(text) && /\d/.test(text) && (/[a-f]/i.test(text) || text.length > 15);
}

/** Long, and letters of both cases or many digits mixed: no one named it so. */
function isRandom(text: string): boolean {
  if (text.length < 16 || !/^[\w~.=-]+$/.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  const isMixedCase = /[a-z]/.test(text) && /[A-Z]/.test(text);
  const hasWords = /(?:^|[-_.])[a-z]{3,}(?:[-_.]|$)/i.test(text) || /[a-z]{4}.*[A-Z\d][a-z]{4}/.test(text);
  return !hasWords && (digits * 5 >= text.length || (isMixedCase && digits >= 2));
}

/** `app.3f2a1b9c.js` → `app.{}.js`, `main-Bq8xZ20f.css` → `main-{}.css`, `123.jpg` → `{}.jpg`. */
function fileShape(segment: string, dot: number): string {
  const ending = segment.slice(segment.lastIndexOf('.'));
  if (isValue(segment.slice(0, dot)) && /^\.[A-Za-z]\w*$/.test(segment.slice(dot)))
    return `{}${segment.slice(dot)}`;
  const stem = segment.slice(0, -ending.length);
  const hashed = stem.replace(/([.-])(\w{8,})(?=\.|$)/g, (whole, mark: string, part: string) =>
    isHash(part) || isFingerprint(part) ? `${mark}{}` : whole,
  );
  return hashed + ending;
}

/** Base64 fingerprints of bundlers: letters of both cases and a digit. */
function isFingerprint(part: string): boolean {
  return part.length <= 32 && /\d/.test(part) && /[a-z]/.test(part) && /[A-Z]/.test(part);
}
