import { Type, type Static } from '@sinclair/typebox';
import { fetchFile } from '../adapters/fetched-file.ts';
import { filesUnder } from '../adapters/files-under.ts';
import { assetsNamedBy } from '../adapters/page-assets.ts';
import { judgeDeliveries, type Delivery } from '../asset-delivery-judgement.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { durationMs, durationPattern } from '../duration.ts';
import { httpUrl, textsOf } from '../params.ts';

const globs = (description: string) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1 }), { description }));
const params = Type.Object(
  {
    edges: Type.Array(httpUrl, {
      minItems: 1,
      description: 'where the folders of the builds are served, one URL for each edge',
    }),
    edgesMin: Type.Optional(Type.Integer({ minimum: 1, description: 'default: 2' })),
    builds: Type.Array(Type.String({ minLength: 1 }), {
      minItems: 1,
      description: 'folders whose files must be there: the new build, and the one that is online',
    }),
    files: globs('default: all but pages'),
    ignore: globs('files that are not published, for example **/*.map'),
    pages: Type.Optional(
      Type.Array(httpUrl, { description: 'pages; each script and style that one names must be there, too' }),
    ),
    cachedFor: Type.Optional(
      Type.String({
        pattern: durationPattern,
        description: 'how long caches must keep assets, for example 180d; pages they must not keep then',
      }),
    ),
    headers: textsOf('sent along'),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  readonly deliveries: readonly Delivery[];
  readonly fault?: string;
}

const edges = ['https://a.cdn.example/static/', 'https://b.cdn.example/static/'];
const example: Params = { edges, builds: ['dist', 'dist-former'], cachedFor: '180d' };
const asset: Delivery = {
  url: `${edges[0]}app-4f0c11d9.js`,
  kind: 'asset',
  status: 200,
  sha256: 'a',
  wanted: ['a'],
  cacheControl: 'public, max-age=31536000, immutable',
};
const page: Delivery = {
  url: 'https://shop.example/',
  kind: 'page',
  status: 200,
  wanted: [],
  cacheControl: 'no-cache',
};

/** Fetches every file of the new and the former build from each edge, and what pages name. */
export const assetDelivery: Check<Params, Facts> = {
  id: 'asset-delivery',
  question: 'Does every edge deliver the assets of the new and of the former build?',
  why: 'A page that comes before its scripts, or an open tab whose scripts are gone, is a blank screen.',
  remedy:
    'Publish assets before the page that names them, on every edge, and keep those of the former build.',
  params,
  problems: ({ edges: given, edgesMin = 2 }) =>
    new Set(given).size < edgesMin
      ? [{ path: ['edges'], problem: `"edges" needs ${edgesMin} different URLs; "edgesMin" says how many` }]
      : [],
  gather,
  judge,
  examples: [
    {
      title: 'all there, assets kept, pages not',
      params: example,
      facts: { deliveries: [asset, page] },
      outcome: 'pass',
    },
    {
      title: 'one that is missing',
      params: example,
      facts: { deliveries: [{ ...asset, status: 404 }] },
      outcome: 'fail',
    },
    {
      title: 'a page in place of a script',
      params: example,
      facts: { deliveries: [{ ...asset, sha256: 'b' }] },
      outcome: 'fail',
    },
    {
      title: 'an asset that is kept for a minute',
      params: example,
      facts: { deliveries: [{ ...asset, cacheControl: 'max-age=60' }] },
      outcome: 'fail',
    },
    {
      title: 'an asset that says nothing of caches',
      params: example,
      facts: { deliveries: [{ ...asset, cacheControl: undefined }] },
      outcome: 'fail',
    },
    {
      title: 'a page that is kept',
      params: example,
      facts: { deliveries: [asset, { ...page, cacheControl: 'max-age=3600' }] },
      outcome: 'fail',
    },
    {
      title: 'an edge that cannot be asked',
      params: example,
      facts: { deliveries: [asset, { ...asset, status: undefined, fault: 'no reply: ECONNREFUSED' }] },
      outcome: 'error',
    },
    { title: 'empty builds', params: example, facts: { deliveries: [] }, outcome: 'inconclusive' },
    {
      title: 'no folder',
      params: example,
      facts: { deliveries: [], fault: 'dist does not exist' },
      outcome: 'error',
    },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { builds, edges: bases, pages = [] } = given;
  const wanted = new Map<string, string[]>();
  for (const build of builds) {
    const files = { files: given.files ?? ['**/*'], ignore: given.ignore ?? [] };
    const ignore = given.files === undefined ? [...files.ignore, '**/*.{html,htm}'] : files.ignore;
    const come = await filesUnder(build, { files: files.files, ignore }, context);
    if ('fault' in come) return { deliveries: [], fault: come.fault };
    for (const [path, { sha256 }] of Object.entries(come.found)) {
      for (const base of bases) {
        const url = new URL(path.split('/').map(encodeURIComponent).join('/'), withSlash(base)).href;
        wanted.set(url, [...(wanted.get(url) ?? []), sha256]);
      }
    }
  }
  const deliveries: Delivery[] = [];
  for (const url of pages) {
    const come = await ask({ url, kind: 'page', wanted: [] }, given, context);
    deliveries.push(come.delivery);
    for (const named of assetsNamedBy(come.start, url)) if (!wanted.has(named)) wanted.set(named, []);
  }
  return { deliveries: [...deliveries, ...(await askAll(wanted, given, context))] };
}

/** A few at a time: the check must not be the load. */
async function askAll(
  wanted: ReadonlyMap<string, readonly string[]>,
  given: Params,
  context: CheckContext,
): Promise<Delivery[]> {
  const entries = [...wanted];
  const deliveries: Delivery[] = [];
  for (let at = 0; at < entries.length; at += 4) {
    const some = entries
      .slice(at, at + 4)
      .map(([url, digests]) => ask({ url, kind: 'asset', wanted: digests }, given, context));
    deliveries.push(...(await Promise.all(some)).map(({ delivery }) => delivery));
  }
  return deliveries;
}

async function ask(
  asked: Pick<Delivery, 'url' | 'kind' | 'wanted'>,
  { edges: named, pages = [], headers }: Params,
  context: CheckContext,
): Promise<{ delivery: Delivery; start: string }> {
  const come = await fetchFile({ url: asked.url, headers }, [...named, ...pages], context);
  if ('fault' in come) return { delivery: { ...asked, fault: come.fault }, start: '' };
  const { status, digest: sha256, headers: got, start } = come;
  const control = got['cache-control'];
  return {
    delivery: { ...asked, status, sha256, ...(control !== undefined && { cacheControl: control }) },
    start: status === 200 ? start : '',
  };
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}

function judge({ deliveries, fault }: Facts, { cachedFor }: Params): Judgement {
  if (fault !== undefined) return { outcome: 'error', message: `Nothing was fetched: ${fault}.` };
  if (!deliveries.some(({ kind }) => kind === 'asset'))
    return { outcome: 'inconclusive', message: 'The builds hold no asset that could be asked for.' };
  const cachedSecondsMin = cachedFor === undefined ? undefined : durationMs(cachedFor) / 1000;
  return judgeDeliveries(deliveries, { cachedSecondsMin });
}
