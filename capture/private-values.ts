/** Finds private values by their shape. Text is decoded before; each detector sees one query value or path segment. */
export type PrivateKind =
  'e-mail' | 'phone' | 'card' | 'identity-card' | 'jwt' | 'access-key' | 'already-redacted';

const emailPattern =
  /[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.(\p{L}{2,24})(?![\p{L}\p{N}_-])/u;
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
const cardDigitsMin = 13;
const digitRun = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g;
/** Issuers and lengths; without them one in ten timestamps would pass Luhn. */
const cardPattern =
  /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3[068]\d{12}|35\d{14}|6\d{15,18})$/;
const identityCardPattern =
  /(?<!\d)[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])/;
const jwtPattern = /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{4,}\.[\w-]*/;
/** Of AWS, Google, GitHub, GitLab, Slack, Stripe, Alibaba and Tencent, by the beginnings that they promise. */
const accessKeyPattern =
  /(?<![A-Za-z\d])(?:A[KS]IA[A-Z\d]{16}|AIza[\w-]{35}|ya29\.[\w-]{20}|gh[pousr]_[A-Za-z\d]{36}|github_pat_\w{22}|glpat-[\w-]{20}|xox[abeoprs]-[\w-]{10}|[rs]k_(?:live|test)_[A-Za-z\d]{16}|LTAI[A-Za-z\d]{12}|AKID[A-Za-z\d]{32})/;
const placeholderPattern = /^\W{0,2}(?:redacted|filtered|masked|\*{3,})\W{0,2}$/i;
/** What `redact` itself leaves. */
const hashedPattern = /^redacted-[\da-f]{8}$/;

/** What kind of private value this is, if any. A parameter called `phone` needs only six digits to be one. */
export function privateKindOf(text: string, name = ''): PrivateKind | undefined {
  if (isEmail(text)) return 'e-mail';
  if (isIdentityCard(text)) return 'identity-card';
  if (hasCard(text)) return 'card';
  if (phonePatterns.some((pattern) => pattern.test(text))) return 'phone';
  if (/phone|mobile|msisdn|^tel$/i.test(name) && /(?:\d\D?){6}/.test(text)) return 'phone';
  // what is left has letters or asterisks; long numbers are frequent
  if (!/[a-z*]/i.test(text)) return undefined;
  if (jwtPattern.test(text)) return 'jwt';
  if (accessKeyPattern.test(text)) return 'access-key';
  if (isRedacted(text)) return 'already-redacted';
  return undefined;
}

/** Whether this stands for a private value: a literal `REDACTED`, `***`, or a hash of ours. */
export function isRedacted(text: string): boolean {
  return hashedPattern.test(text) || isPlaceholder(text);
}

/** What others leave where a private value was; it says nothing about which values were equal. */
export function isPlaceholder(text: string): boolean {
  return placeholderPattern.test(text);
}

function isEmail(text: string): boolean {
  const ending = text.includes('@') ? emailPattern.exec(text)?.[1] : undefined;
  return ending !== undefined && !fileEndings.has(ending.toLowerCase());
}

function hasCard(text: string): boolean {
  if (text.length < cardDigitsMin) return false;
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

/** The check character of 17 digits. GB 11643-1999, ISO 7064 MOD 11-2. */
export function identityCheck(digits: string): string {
  const sum = identityWeights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return '10X98765432'[sum % 11] ?? '';
}

function isIdentityCard(text: string): boolean {
  const found = identityCardPattern.exec(text)?.[0];
  return found !== undefined && identityCheck(found) === found[17]?.toUpperCase();
}
