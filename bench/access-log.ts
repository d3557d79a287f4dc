import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const paths = [
  (n: number) => `/api/ads/${n % 7919}`,
  (n: number) => `/api/ads?page=${n % 50}&size=20&sort=-created`,
  (n: number) => `/assets/app.${(n % 5).toString(16)}f3a91.js`,
  (n: number) => `/api/campaigns/${n % 613}/positions?from=2026-03-01&to=2026-03-0${1 + (n % 9)}`,
  (n: number) => `/search?q=coast+${n % 1000}&utm_source=mail`,
  (n: number) =>
    `/api/users/${n % 977}?email=user${n % 977}%40mail.example&token=${(n * 2_654_435_761).toString(16)}`,
  () => '/api/orders/export.csv',
  () => '/',
];
const methods = ['GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'HEAD', 'POST'];
const statuses = [200, 200, 200, 200, 200, 200, 304, 404, 302, 500];
const agents = [
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  'okhttp/4.12.0',
];

/** Writes a combined log, the same one each time: a day's mix with a few private values and odd lines. */
export async function writeAccessLog(file: string, lines: number): Promise<void> {
  await pipeline(Readable.from(chunks(lines)), createWriteStream(file));
}

function* chunks(lines: number): Generator<string> {
  for (let from = 0; from < lines; from += 1000) {
    const count = Math.min(1000, lines - from);
    yield Array.from({ length: count }, (_, index) => line(from + index)).join('');
  }
}

function line(n: number): string {
  if (n % 5000 === 4999) return `203.0.113.9 - - [${stamp(n)}] "\\x16\\x03\\x01" 400 150 "-" "-"\n`;
  // steps that share no factor with the lists, so that everything meets everything
  const path = pick(paths, n * 7 + Math.floor(n / 11));
  const method = pick(methods, n * 5 + Math.floor(n / 13));
  const status = pick(statuses, n * 3 + Math.floor(n / 17));
  const client = `198.51.${n % 100}.${n % 253}`;
  const referer = n % 3 === 0 ? '-' : 'https://ads.example.com/list?page=2';
  return `${client} - - [${stamp(n)}] "${method} ${path(n)} HTTP/1.1" ${status} ${200 + (n % 9000)} "${referer}" "${pick(agents, n)}"\n`;
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
