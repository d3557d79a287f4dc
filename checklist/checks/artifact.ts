import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { fetchFile } from '../adapters/fetched-file.ts';
import { lookAt } from '../adapters/file-facts.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { httpUrl, textsOf } from '../params.ts';

const params = Type.Object(
  {
    mirrors: Type.Array(httpUrl, { minItems: 1, description: 'URLs of the same package' }),
    sha256: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$', description: '64 hex characters' })),
    integrity: Type.Optional(
      Type.String({
        pattern: '^sha512-[A-Za-z0-9+/]{86}==$',
        description: 'as lock files of npm say it, instead of sha256',
      }),
    ),
    file: Type.Optional(Type.String({ minLength: 1, description: 'a copy on disk that must be the same' })),
    digestHeader: Type.Optional(
      Type.String({
        minLength: 1,
        description:
          'reply header that holds the sha256, for example x-checksum-sha256; then nothing is downloaded',
      }),
    ),
    headers: textsOf('sent along, for example authorization'),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

/** What one place holds. */
interface Copy {
  readonly at: string;
  /** Hex characters; absent where there is no copy. */
  readonly digest?: string;
  readonly bytes?: number;
  readonly missing?: string;
  readonly fault?: string;
}
interface Facts {
  readonly copies: readonly Copy[];
}

const urls = ['https://sh.example/shop-2.tar.gz', 'https://bj.example/shop-2.tar.gz'] as const;
const example: Params = { mirrors: [...urls] };
const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
const inBoth = (second: Omit<Copy, 'at'>): Facts => ({
  copies: [
    { at: urls[0], digest: a, bytes: 10 },
    { at: urls[1], ...second },
  ],
});

/** Fetches the package from every mirror and compares checksums. */
export const artifact: Check<Params, Facts> = {
  id: 'artifact',
  question: 'Does every mirror hold the same package?',
  why: 'A data centre whose mirror holds another file runs another release, and nobody sees it until it fails.',
  remedy: 'Copy the package of the pipeline to the mirror that differs; never build twice for one release.',
  params,
  problems: ({ mirrors, sha256, integrity, file, digestHeader }) => [
    ...(new Set(mirrors).size < 2 && (sha256 ?? integrity ?? file) === undefined
      ? [
          {
            path: ['mirrors'],
            problem: 'one mirror needs "sha256", "integrity" or "file" to be compared with',
          },
        ]
      : []),
    ...(integrity !== undefined && (sha256 ?? file ?? digestHeader) !== undefined
      ? [{ path: ['integrity'], problem: '"integrity" is sha512; the others are sha256' }]
      : []),
  ],
  gather,
  judge,
  examples: [
    {
      title: 'the same everywhere',
      params: example,
      facts: inBoth({ digest: a, bytes: 10 }),
      outcome: 'pass',
    },
    { title: 'one that differs', params: example, facts: inBoth({ digest: b, bytes: 10 }), outcome: 'fail' },
    {
      title: 'one that is missing',
      params: example,
      facts: inBoth({ missing: 'status 404' }),
      outcome: 'fail',
    },
    {
      title: 'the same, but not what was built',
      params: { ...example, sha256: b },
      facts: inBoth({ digest: a, bytes: 10 }),
      outcome: 'fail',
    },
    {
      title: 'as the lock file says',
      params: { mirrors: [urls[0]], integrity: `sha512-${Buffer.alloc(64).toString('base64')}` },
      facts: { copies: [{ at: urls[0], digest: '0'.repeat(128), bytes: 10 }] },
      outcome: 'pass',
    },
    {
      title: 'a mirror that cannot be asked',
      params: example,
      facts: inBoth({ fault: 'no reply from bj.example: ECONNREFUSED' }),
      outcome: 'error',
    },
    {
      title: 'an empty file everywhere',
      params: example,
      facts: { copies: urls.map((at) => ({ at, digest: a, bytes: 0 })) },
      outcome: 'fail',
    },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const copies: Copy[] = [];
  for (const url of given.mirrors) copies.push(await copyAt(url, given, context));
  if (given.file !== undefined) copies.push(await copyOnDisk(given.file, context));
  return { copies };
}

async function copyAt(at: string, given: Params, context: CheckContext): Promise<Copy> {
  const { mirrors, headers, digestHeader, integrity } = given;
  const method = digestHeader === undefined ? 'GET' : 'HEAD';
  const algorithm = integrity === undefined ? 'sha256' : 'sha512';
  const came = await fetchFile({ url: at, headers, method, algorithm, redirects: 5 }, mirrors, context);
  if ('fault' in came) return { at, fault: came.fault };
  if (came.status === 404 || came.status === 410) return { at, missing: `status ${came.status}` };
  if (came.status !== 200) return { at, fault: `status ${came.status}` };
  if (digestHeader === undefined) return { at, digest: came.digest, bytes: came.bytes };
  const told = came.headers[digestHeader.toLowerCase()]?.toLowerCase();
  return told !== undefined && /^[0-9a-f]{64}$/.test(told)
    ? { at, digest: told }
    : { at, fault: `its reply has no sha256 in ${digestHeader}` };
}

async function copyOnDisk(at: string, context: CheckContext): Promise<Copy> {
  const found = await lookAt(at, context);
  if (found === 'missing') return { at, missing: 'no such file' };
  if ('unreadable' in found) return { at, fault: found.unreadable };
  return { at, digest: found.sha256, bytes: found.bytes };
}

function judge({ copies }: Facts, { sha256, integrity }: Params): Judgement {
  const wanted = sha256 ?? (integrity && Buffer.from(integrity.slice(7), 'base64').toString('hex'));
  const rows = copies.map(({ at, digest, bytes, missing, fault }) => [
    at,
    digest ?? missing ?? fault ?? '',
    bytes === undefined ? '' : `${bytes}`,
  ]);
  const evidence: Evidence[] = [
    { kind: 'table', title: 'Checksums', columns: ['copy', integrity ? 'sha512' : 'sha256', 'bytes'], rows },
  ];
  const digests = new Set(copies.flatMap(({ digest }) => digest ?? []));
  const missing = copies.filter((copy) => copy.missing !== undefined);
  const wrong = [
    ...missing.map(({ at, missing: why }) => `${at} is missing: ${why}`),
    ...copies.filter(({ bytes }) => bytes === 0).map(({ at }) => `${at} is empty`),
    ...(digests.size > 1 ? [`the copies have ${digests.size} different contents`] : []),
    ...copies
      .filter(({ digest }) => wanted !== undefined && digest !== undefined && digest !== wanted)
      .map(({ at }) => `${at} is not what was asked for`),
  ];
  if (wrong.length > 0) {
    const more = wrong.length > 3 ? ` and ${wrong.length - 3} more` : '';
    return { outcome: 'fail', message: `${wrong.slice(0, 3).join('; ')}${more}.`, evidence };
  }
  const lost = copies.find(({ fault }) => fault !== undefined);
  if (lost !== undefined) return { outcome: 'error', message: `${lost.at}: ${lost.fault}.`, evidence };
  return { outcome: 'pass', message: `${copies.length} copies have the same content.`, evidence };
}
