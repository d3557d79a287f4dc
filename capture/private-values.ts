/** Finds private values by their shape. Text is decoded before; each detector sees one query value or path segment. */
export type PrivateKind = 'e-mail' | 'phone' | 'card' | 'identity-card' | 'jwt' | 'already-redacted';

const emailPattern = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.([a-z]{2,24})(?![\w-])/i;
/** `logo@2x.png` is no address. */
const fileEndings = new Set('png jpg jpeg gif webp avif svg ico css js mjs map json html xml'.split(' '));
const phonePatterns = [
  // Chinese mobile numbers, with or without country code and separators
  /(?<!\d)(?:(?:\+|00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/,
  // international notation
  /(?<![\w+])\+[1-9]\d{0,2}[- ]?(?:\(\d+\)[- ]?)?\d(?:[- ]?\d){5,12}(?!\d)/,
  // 555-123-4567 and (555) 123-4567
  /(?<!\d)(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}(?!\d)/,
];
const digitRun = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g;
/** Issuers and lengths; without them one in ten timestamps would pass Luhn. */
const cardPattern =
  /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3[068]\d{12}|35\d{14}|6\d{15,18})$/;
const identityCardPattern =
  /(?<!\d)[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])/;

/** What kind of private value this is, if any. A parameter called `phone` needs only six digits to be one. */
export function privateKindOf(text: string, name = ''): PrivateKind | undefined {
  if (isEmail(text)) return 'e-mail';
  if (isIdentityCard(text)) return 'identity-card';
  if (hasCard(text)) return 'card';
  if (phonePatterns.some((pattern) => pattern.test(text))) return 'phone';
  if (/phone|mobile|msisdn|^tel$/i.test(name) && /(?:\d\D?){6}/.test(text)) return 'phone';
  if (/(?:^|\s)eyJ[\w-]{8,}\.[\w-]{4,}\.[\w-]*$/.test(text)) return 'jwt';
  if (/^\W{0,2}(?:redacted|filtered|masked|\*{3,})\W{0,2}$/i.test(text)) return 'already-redacted';
  return undefined;
}

function isEmail(text: string): boolean {
  const ending = text.includes('@') ? emailPattern.exec(text)?.[1] : undefined;
  return ending !== undefined && !fileEndings.has(ending.toLowerCase());
}

function hasCard(text: string): boolean {
  for (const [run] of text.matchAll(digitRun)) {
    const digits = run.replace(/[ -]/g, '');
    if (cardPattern.test(digits) && luhnHolds(digits)) return true;
  }
  return false;
}

/** ISO/IEC 7812-1 annex B. */
export function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = digit * 2;
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999: 17 digits and a check character (ISO 7064 MOD 11-2). */
function isIdentityCard(text: string): boolean {
  const found = identityCardPattern.exec(text)?.[0];
  if (found === undefined) return false;
  const sum = identityWeights.reduce((total, weight, index) => total + weight * Number(found[index]), 0);
  return '10X98765432'[sum % 11] === found[17]?.toUpperCase();
}
