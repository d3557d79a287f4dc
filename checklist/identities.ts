/** Made-up users for probes: who they are in a request, and which version answered them. */
import { Type, type Static } from '@sinclair/typebox';
import type { HttpReply } from './adapters/http-request.ts';
import { valueAt } from './json-pointer.ts';
import { matchIn } from './pattern.ts';

export const versionSchema = Type.String({
  pattern: '^(header|cookie|json|body):.+',
  description:
    'where a reply says which version gave it: header:x-served-by, cookie:NAME, json:/pointer or body:REGEX with one group',
});

export const identitiesSchema = Type.Object(
  {
    in: Type.String({
      pattern: '^(cookie|header|query):.+',
      description: 'where a request says who asks: cookie:uid, header:x-user or query:userId',
    }),
    count: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 20_000,
        description: 'how many, numbered from 1 behind the prefix',
      }),
    ),
    prefix: Type.Optional(Type.String({ description: 'default: none' })),
    values: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), { minItems: 1, description: 'or these' }),
    ),
  },
  { additionalProperties: false },
);
export type Identities = Static<typeof identitiesSchema>;

/** The identities in order; 20 where neither a count nor values are given. */
export function identitiesOf({ count = 20, prefix = '', values }: Identities): readonly string[] {
  return values ?? Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}

interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The request of one identity. */
export function askedBy(identity: string, { in: place }: Identities, { url, headers }: Asked): Asked {
  const [kind, name] = splitAt(place);
  if (kind === 'header') return { url, headers: { ...headers, [name.toLowerCase()]: identity } };
  if (kind === 'cookie') {
    const others = headers['cookie'] === undefined ? '' : `${headers['cookie']}; `;
    return { url, headers: { ...headers, cookie: `${others}${name}=${identity}` } };
  }
  const full = new URL(url);
  full.searchParams.set(name, identity);
  return { url: full.href, headers };
}

/** The version that a reply names; undefined where it names none. */
export function versionIn({ headers, body }: HttpReply, source: string): string | undefined {
  const [kind, name] = splitAt(source);
  if (kind === 'header') return headers[name.toLowerCase()];
  if (kind === 'body') return matchIn(name, body);
  if (kind === 'cookie') {
    return (headers['set-cookie'] ?? '')
      .split(/[;,] */)
      .find((pair) => pair.startsWith(`${name}=`))
      ?.slice(name.length + 1);
  }
  try {
    const value = valueAt(JSON.parse(body), name);
    return typeof value === 'string' || typeof value === 'number' ? `${value}` : undefined;
  } catch {
    return undefined;
  }
}

function splitAt(text: string): [string, string] {
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
}
