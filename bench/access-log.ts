import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** How often each kind of request comes, in percent, and its target for a number that rarely comes again. */
const requests: readonly (readonly [percent: number, target: (one: number, rare: number) => string])[] = [
  [30, (one) => `/api/ads/${one % 7919}`],
  [15, (one, rare) => `/api/ads?page=${one % 50}&size=20&sort=-created&request=${rare}`],
  [12, (one) => `/assets/${names[one % 97]}.${(one % 211).toString(16)}f3a91.js`],
  [12, (one) => `/api/campaigns/${one % 613}/positions?from=2026-03-01&to=2026-03-0${1 + (one % 9)}`],
  [8, (one) => `/search?q=${names[one % 97]}%20${names[one % 89]}&utm_source=mail`],
  [8, (one) => `/${names[one % 97]}/${names[one % 61]}-in-${names[one % 53]}`],
  [6, (one, rare) => `/api/ads/${one % 7919}/stats?_=17724${rare % 100_000_000}`],
  [4, () => '/'],
  [2, (one) => `/api/users/${one % 977}?email=user${one % 977}%40mail.example`],
  [1, (_, rare) => `/api/orders/export.csv?token=${(rare * 2_654_435_761).toString(16)}`],
  [1, () => '/api/logout'],
  [1, (one) => `/api/ads/${one % 7919}/../../admin`],
];
const methods = ['GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'HEAD', 'POST'];
const statuses = [200, 200, 200, 200, 200, 200, 304, 404, 302, 500];
const names = Array.from({ length: 97 }, (_, n) =>
  ['coast', 'linen', 'amber', 'river', 'stone'][n % 5]!.concat(
    'abcdefghijklmnopqrst'.slice(n % 20, (n % 20) + 1 + (n % 4)),
  ),
);
const systems = ['X11; Linux x86_64', 'Windows NT 10.0; Win64; x64', 'Macintosh; Intel Mac OS X 10_15_7'];
const kinds = requests.flatMap(([percent, target]) => Array.from({ length: percent }, () => target));

export interface AccessLogOptions {
  /** No target comes twice: nothing that was seen before helps. */
  readonly isDistinct?: boolean;
}

/**
 * Writes a combined log, the same one each time: 20,000 targets that come again and a fifth that never do, 1,500
 * user agents and 3,000 referers (a fifth of them rare), private values in 3 lines of 100, and odd lines.
 */
export async function writeAccessLog(
  file: string,
  lines: number,
  options: AccessLogOptions = {},
): Promise<void> {
  await pipeline(Readable.from(chunks(lines, options)), createWriteStream(file));
}

function* chunks(lines: number, options: AccessLogOptions): Generator<string> {
  const next = randomNumbers(20_260_302);
  for (let from = 0; from < lines; from += 1000) {
    const count = Math.min(1000, lines - from);
    yield Array.from({ length: count }, (_, index) => line(from + index, next, options)).join('');
  }
}

function line(n: number, next: () => number, { isDistinct = false }: AccessLogOptions): string {
  if (n % 5000 === 4999) return `203.0.113.9 - - [${stamp(n)}] "\\x16\\x03\\x01" 400 150 "-" "-"\n`;
  const rare = next();
  const target = pick(kinds, next())(skewed(next, 8000), rare);
  const own = isDistinct ? `${target.includes('?') ? '&' : '?'}line=${n}` : '';
  const client = `198.51.${next() % 100}.${next() % 253}`;
  const request = `${pick(methods, next())} ${target}${own} HTTP/1.1`;
  return `${client} - - [${stamp(n)}] "${request}" ${pick(statuses, next())} ${200 + (rare % 9000)} "${referer(next)}" "${agent(next)}"\n`;
}

/** Half have none; of the others 4 in 5 come from 30 pages, the rest from 3,000. */
function referer(next: () => number): string {
  const [kind, one] = [next() % 10, next()];
  if (kind < 5) return '-';
  return `https://ads.example.com/${kind === 5 ? `list?page=${one % 3000}` : names[one % 30]}`;
}

/** 9 in 10 of the 40 most frequent ones, the rest of 1,500. */
function agent(next: () => number): string {
  const n = next() % 10 === 0 ? next() % 1500 : next() % 40;
  if (n % 7 === 6) return `okhttp/4.${n}.0`;
  return `Mozilla/5.0 (${pick(systems, n)}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.${n}.0 Safari/537.36`;
}

/** Below `count`, the small ones much more frequently: half of the cases are among a hundredth of the numbers. */
function skewed(next: () => number, count: number): number {
  return Math.floor(((next() % 4096) / 4096) ** 6 * count);
}

/** 20 lines a second; a day ends after 1,728,000 lines. */
function stamp(n: number): string {
  const second = Math.floor(n / 20);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [day, hour] = [2 + Math.floor(second / 86_400), Math.floor(second / 3600) % 24];
  return `${two(day)}/Mar/2026:${two(hour)}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)} +0800`;
}

function pick<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T;
}

/** The same whole numbers each time (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
