/**
 * Reads image manifests by the OCI distribution API, https://github.com/opencontainers/distribution-spec/blob/main/spec.md,
 * with the token of https://distribution.github.io/distribution/spec/auth/token/. Tested: specified replies.
 */
import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { CheckContext } from '../check-context.ts';
import { askApi } from './ask-api.ts';
import { fetchFile, type FetchedFile } from './fetched-file.ts';

export interface ImageRequest {
  /** Of the registry, for example `https://registry.example`. */
  readonly url: string;
  readonly repository: string;
  /** A tag or a digest. */
  readonly reference: string;
  readonly login?: { readonly name: string; readonly password: string } | undefined;
  /** Where tokens come from, when that is another host. */
  readonly tokenFrom?: string | undefined;
}

export interface Image {
  readonly digest: string;
  /** For example `linux/amd64`, `linux/arm64/v8`. */
  readonly platforms: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

export type ImageAnswer = Image | { readonly missing: string } | { readonly fault: string };

const platform = Type.Object({
  os: Type.String(),
  architecture: Type.String(),
  variant: Type.Optional(Type.String()),
});
const digest = Type.String({ pattern: '^sha256:[0-9a-f]{64}$' });
const index = Type.Object({
  manifests: Type.Array(Type.Object({ digest, platform: Type.Optional(platform) })),
});
const manifest = Type.Object({ config: Type.Object({ digest }) });
const config = Type.Object({
  ...platform.properties,
  config: Type.Optional(
    Type.Object({
      Labels: Type.Optional(Type.Union([Type.Record(Type.String(), Type.String()), Type.Null()])),
    }),
  ),
});
const accept = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** The digest is that of the bytes that came, not what a header says. Labels are those of the first platform. */
export async function imageIn(request: ImageRequest, context: CheckContext): Promise<ImageAnswer> {
  const reader = new Reader(request, context);
  const found = await reader.get(`manifests/${request.reference}`);
  if ('fault' in found) return found;
  if (found.status === 404) return { missing: 'status 404' };
  const said = `sha256:${found.digest}`;
  if (request.reference.startsWith('sha256:') && request.reference !== said)
    return { fault: `what came has the digest ${said}` };
  const list = jsonOf(found, index);
  const platforms = (list?.manifests ?? [])
    .flatMap((each) => each.platform ?? [])
    .filter(({ os }) => os !== 'unknown');
  const first = list?.manifests[0]?.digest;
  const one = first === undefined ? found : await reader.get(`manifests/${first}`);
  const own = 'fault' in one ? one : jsonOf(one, manifest);
  if (own === undefined) return { fault: 'what came is no manifest of an image' };
  if ('fault' in own) return own;
  const blob = await reader.get(`blobs/${own.config.digest}`);
  const settings = 'fault' in blob ? blob : jsonOf(blob, config);
  if (settings === undefined) return { fault: 'what came is no configuration of an image' };
  if ('fault' in settings) return settings;
  const all = platforms.length > 0 ? platforms : [settings];
  return {
    digest: said,
    platforms: all.map(({ os, architecture, variant }) =>
      [os, architecture, ...(variant ? [variant] : [])].join('/'),
    ),
    labels: settings.config?.Labels ?? {},
  };
}

class Reader {
  readonly #request: ImageRequest;
  readonly #context: CheckContext;
  #authorization: string | undefined;

  constructor(request: ImageRequest, context: CheckContext) {
    this.#request = request;
    this.#context = context;
  }

  /** A reply of 200 or 404. The credential goes out only when it is asked for. */
  async get(path: string): Promise<FetchedFile | { readonly fault: string }> {
    const first = await this.#ask(path);
    if ('fault' in first || first.status !== 401 || this.#authorization !== undefined) return usable(first);
    const credential = await this.#credential(first.headers['www-authenticate'] ?? '');
    if (typeof credential !== 'string') return credential;
    this.#authorization = credential;
    return usable(await this.#ask(path));
  }

  #ask(path: string): Promise<FetchedFile | { readonly fault: string }> {
    const { url, repository } = this.#request;
    const target = `${url.replace(/\/+$/, '')}/v2/${repository}/${path}`;
    const authorization = this.#authorization;
    const headers = { accept, ...(authorization !== undefined && { authorization }) };
    return fetchFile({ url: target, headers, redirects: 3 }, [url], this.#context);
  }

  async #credential(challenge: string): Promise<string | { readonly fault: string }> {
    const { url, login, tokenFrom } = this.#request;
    const basic =
      login === undefined
        ? undefined
        : `Basic ${Buffer.from(`${login.name}:${login.password}`).toString('base64')}`;
    if (!/^bearer /i.test(challenge)) return basic ?? { fault: 'the registry asks for a login' };
    const told = Object.fromEntries(
      [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    const { realm = '', service = '', scope = '' } = told as Record<string, string | undefined>;
    if (!URL.canParse(realm)) return { fault: 'the registry names no place to get a token from' };
    const target = new URL(realm);
    target.searchParams.set('service', service);
    target.searchParams.set('scope', scope);
    const headers = { ...(basic !== undefined && { authorization: basic }) };
    const named = tokenFrom === undefined ? [url] : [url, tokenFrom];
    const answer = await askApi({ url: target.href, headers }, named, this.#context);
    if ('fault' in answer) return { fault: `no token: ${answer.fault}` };
    const { token, access_token: other } = (answer.data ?? {}) as { token?: unknown; access_token?: unknown };
    const given = token ?? other;
    return typeof given === 'string' ? `Bearer ${given}` : { fault: 'the reply holds no token' };
  }
}

function usable(reply: FetchedFile | { readonly fault: string }): FetchedFile | { readonly fault: string } {
  if ('fault' in reply || reply.status === 200 || reply.status === 404) return reply;
  const refused = reply.status === 401 || reply.status === 403;
  return {
    fault: refused ? `the registry refuses the credential: status ${reply.status}` : `status ${reply.status}`,
  };
}

function jsonOf<Shape extends TSchema>({ start }: FetchedFile, shape: Shape): Static<Shape> | undefined {
  try {
    const data = JSON.parse(start) as unknown;
    return Value.Check(shape, data) ? data : undefined;
  } catch {
    return undefined;
  }
}
