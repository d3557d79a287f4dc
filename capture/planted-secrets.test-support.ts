import * as fc from 'fast-check';
import { identityCheck, luhnHolds } from './private-values.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const text = (from: string, length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...from.split('')), minLength: length, maxLength: length });
const word = fc.string({ unit: fc.constantFrom(...letters.split('')), minLength: 3, maxLength: 12 });

const card = fc
  .tuple(fc.constantFrom('4', '51', '62', '35'), text(digits, 14))
  .map(([issuer, rest]) => {
    const stem = (issuer + rest).slice(0, 15);
    return (
      digits
        .split('')
        .map((digit) => stem + digit)
        .find(luhnHolds) ?? ''
    );
  })
  .chain((number) =>
    fc.constantFrom(number, number.replace(/\d{4}(?!$)/g, '$& '), number.replace(/\d{4}(?!$)/g, '$&-')),
  );

const identityCard = fc
  .record({
    region: fc.integer({ min: 110_000, max: 659_999 }),
    born: fc.date(years(1920, 2015)),
    number: text(digits, 3),
  })
  .map(({ region, born, number }) => {
    const stem = `${region}${born.toISOString().slice(0, 10).replaceAll('-', '')}${number}`;
    return stem + identityCheck(stem);
  });

const phone = fc
  .tuple(fc.constantFrom('13', '15', '18', '19'), text(digits, 9))
  .map(([start, rest]) => start + rest)
  .chain((number) =>
    fc.constantFrom(
      number,
      `+86${number}`,
      `+86 ${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`,
      `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`,
      `+44 20 ${number.slice(0, 4)} ${number.slice(4, 8)}`,
    ),
  );

/** Secrets that are known by their shape, so they may stand anywhere. */
export const shapedSecret: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(word, word).map(([name, host]) => `${name}@${host}.example`),
  phone,
  card,
  identityCard,
  fc.tuple(text(letters, 12), text(letters, 20), text(letters, 20)).map(([a, b, c]) => `eyJ${a}.${b}.${c}`),
  text(letters.toUpperCase().slice(0, 26), 16).map((key) => `AKIA${key}`),
  text(letters, 36).map((key) => `ghp_${key}`),
  text(letters, 35).map((key) => `AIza${key}`),
);

/** Secrets that nothing but their name gives away. */
export const plainSecret: fc.Arbitrary<string> = text(letters + digits, 20);
export const secretName: fc.Arbitrary<string> = fc.constantFrom(
  'token',
  'access_token',
  'accessToken',
  'password',
  'sid',
  'JSESSIONID',
  'api_key',
  'X-Amz-Signature',
  'otp',
);

const encoded = encodeURIComponent;
/** Ways in which a target holds a value: each time the value is percent-encoded as a client would. */
const shapedPlaces: readonly ((value: string) => string)[] = [
  (value) => `/users/${encoded(value)}/ads`,
  (value) => `/a?q=${encoded(value)}&size=2`,
  (value) => `/a?size=2&q=${encoded(value).replaceAll('%20', '+')}`,
  (value) => `/a;m=${encoded(value)}/b`,
  (value) => `/a?next=${encoded(`/b?q=${encoded(value)}`)}`,
  (value) => `/a?next=${encoded(`/b?next=${encoded(`/c?q=${encoded(value)}`)}`)}`,
  (value) => `/a?filter=${encoded(JSON.stringify({ who: value }))}`,
  (value) => `/a?${encoded(value)}=1`,
];
const namedPlaces: readonly ((value: string, name: string) => string)[] = [
  (value, name) => `/a?x=1&${name}=${value}`,
  (value, name) => `/a;${name}=${value}/b`,
  (value, name) => `/a?next=${encoded(`https://b.example/x?${name}=${value}`)}`,
  (value, name) => `/a?next=${encoded(encoded(`/x?${name}=${value}`))}`,
  (value, name) => `/a?body=${encoded(JSON.stringify({ [name]: value }))}`,
];

/** A target with a secret in it, and the secret. */
export const plantedTarget: fc.Arbitrary<{ readonly target: string; readonly secret: string }> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...shapedPlaces), shapedSecret)
    .map(([place, secret]) => ({ secret, target: place(secret) })),
  fc
    .tuple(fc.constantFrom(...namedPlaces), plainSecret, secretName)
    .map(([place, secret, name]) => ({ secret, target: place(secret, name) })),
);

/** Headers with a secret in each, and the secrets. */
export const plantedHeaders: fc.Arbitrary<{
  readonly headers: Record<string, string>;
  readonly secrets: readonly string[];
}> = fc
  .tuple(plainSecret, plainSecret, plainSecret, plantedTarget, shapedSecret)
  .map(([cookie, bearer, csrf, referer, user]) => ({
    secrets: [cookie, bearer, csrf, referer.secret, user],
    headers: {
      cookie: `lang=de; sid=${cookie}`,
      authorization: `Bearer ${bearer}`,
      'x-csrf-token': csrf,
      referer: `https://ads.example${referer.target}`,
      'x-user': user,
      accept: 'text/html',
    },
  }));

/** Whether a text still gives a secret away, however often it is percent-encoded. */
export function givesAway(text: string, secret: string): boolean {
  return [text, text.replaceAll('+', ' ')].some((read) => {
    const once = unescaped(read);
    const twice = unescaped(once);
    return [read, once, twice, unescaped(twice)].some((level) => level.includes(secret));
  });
}

function unescaped(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString(),
  );
}

function years(from: number, to: number): { min: Date; max: Date; noInvalidDate: true } {
  return { min: new Date(Date.UTC(from, 0, 1)), max: new Date(Date.UTC(to, 0, 1)), noInvalidDate: true };
}
