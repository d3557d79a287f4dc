/** Two releases of a real, large API with the one change between them that its authors name. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { diffContracts } from './diff/diff-contracts.ts';
import { judge } from './judge.ts';
import { contractFrom } from './read/read-contract.ts';
import { apiRules } from './rules/index.ts';

const folder = new URL('../../../shared/corpus/api/real/digitalocean/', import.meta.url).pathname;

/** Whether the releases are at hand. */
export const hasPairs: boolean = existsSync(folder);

export interface RealPair {
  /** What the authors say that they did. */
  readonly title: string;
  readonly old: string;
  readonly now: string;
  /** All that we say: rule, level and operations. */
  readonly said: readonly string[];
}

/** The one that costs least. */
export const endpointsRemoved: RealPair = {
  title: 'endpoints that were announced as deprecated are gone',
  old: '9e329777',
  now: 'ccd01a3c',
  said: ['operation-removed warn: GET /v2/apps/tiers', 'operation-removed warn: GET /v2/apps/tiers/{}'],
};

export const otherPairs: readonly RealPair[] = [
  {
    title: 'a value is gone from an enum',
    old: '98201c9f',
    now: '418af61d',
    said: ['request-enum-narrowed block: POST /v2/partner_network_connect/attachments'],
  },
  {
    title: 'a value is gone from an enum of requests and responses',
    old: '30703988',
    now: '47a94289',
    said: [
      'request-enum-narrowed block: POST /v2/load_balancers, PUT /v2/load_balancers/{}',
      'response-values-narrowed warn: GET /v2/load_balancers, GET /v2/load_balancers/{}, POST /v2/load_balancers, PUT /v2/load_balancers/{}',
    ],
  },
  {
    title: 'an operation is gone',
    old: '544ef644',
    now: 'c34fbc41',
    said: ['operation-removed block: PUT /v2/partner_network_connect/attachments/{}/remote_routes'],
  },
  {
    title: 'a deprecated field of a request is gone',
    old: '0ddc6043',
    now: '1f9b74b7',
    said: ['request-field-removed warn: POST /v2/gen-ai/model_evaluation_runs'],
  },
];

/** Everything that is said of a pair, as `said` has it. */
export async function saidOf({ old, now }: RealPair): Promise<readonly string[]> {
  const [before, after] = [await released(old), await released(now)];
  return diffContracts(before, after)
    .changes.map((change) => judge(change, apiRules, { preset: 'gray', levels: {} }))
    .filter((judgement) => judgement !== undefined)
    .map(({ rule, level, change }) => {
      const operations = change.places.map((place) => place.replace('operation:', ''));
      return `${rule.id} ${level}: ${operations.join(', ')}`;
    });
}

function released(revision: string): ReturnType<typeof contractFrom> {
  const texts = unpacked(gunzipSync(readFileSync(`${folder}specification-${revision}.tar.gz`)));
  return contractFrom({
    main: 'specification/DigitalOcean-public.v2.yaml',
    display: (file) => file,
    read: (file) => Promise.resolve(texts.get(file) ?? Promise.reject(new Error(`no ${file}`))),
  });
}

const block = 512;

/** Texts of an archive by path. Each has a block that names it and its length in octal. */
function unpacked(archive: Buffer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (let at = 0; at + block <= archive.length;) {
    const word = (start: number, length: number): string =>
      archive.toString('utf8', at + start, at + start + length).replace(/\0.*$/s, '');
    const [name, prefix, size] = [word(0, 100), word(345, 155), Number.parseInt(word(124, 12), 8) || 0];
    const content = at + block;
    texts.set(prefix === '' ? name : `${prefix}/${name}`, archive.toString('utf8', content, content + size));
    at = content + Math.ceil(size / block) * block;
  }
  return texts;
}
