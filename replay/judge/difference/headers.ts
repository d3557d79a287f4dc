/** Compares the headers that browsers, caches and proxies act upon. All others are free to differ. */
import { headerOf, setCookiesOf, type CompleteReply } from '../../reply.ts';
import type { ReplyDifference } from './difference.ts';

const compared = [
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'allow',
  'cache-control',
  'content-disposition',
  'content-language',
  'content-security-policy',
  'content-type',
  'location',
  'pragma',
  'referrer-policy',
  'strict-transport-security',
  'vary',
  'www-authenticate',
  'x-content-type-options',
  'x-frame-options',
] as const;

const listed: ReadonlySet<string> = new Set([
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-expose-headers',
  'allow',
  'cache-control',
  'vary',
]);

export function compareHeaders(stable: CompleteReply, preview: CompleteReply): readonly ReplyDifference[] {
  const found: ReplyDifference[] = [];
  for (const name of compared) {
    found.push(
      ...compareValue(
        `header:${name}`,
        normal(name, headerOf(stable, name)),
        normal(name, headerOf(preview, name)),
      ),
    );
  }
  const ours = cookies(stable);
  const theirs = cookies(preview);
  for (const name of new Set([...ours.keys(), ...theirs.keys()])) {
    found.push(...compareValue(`header:set-cookie(${name})`, ours.get(name), theirs.get(name)));
  }
  return found;
}

function compareValue(
  at: string,
  stable: string | undefined,
  preview: string | undefined,
): ReplyDifference[] {
  if (stable === preview) return [];
  if (preview === undefined) return [{ at, kind: 'missing', ...(stable !== undefined ? { stable } : {}) }];
  if (stable === undefined) return [{ at, kind: 'extra', preview }];
  return [{ at, kind: 'value-changed', stable, preview }];
}

/** Case, spaces and the order of lists carry no meaning. */
function normal(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (name === 'content-type')
    return value
      .toLowerCase()
      .replace(/\s*;\s*/g, '; ')
      .trim();
  if (!listed.has(name)) return value.trim();
  const parts = value.split(',').map((part) => part.trim().toLowerCase());
  return parts.sort().join(', ');
}

/** Attributes of each cookie. Its value and its end are left out: they differ from reply to reply. */
function cookies(reply: CompleteReply): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of setCookiesOf(reply)) {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const kept = attributes.map(attribute).filter((text) => text !== '');
    found.set(pair.split('=', 1)[0] ?? '', kept.sort().join('; '));
  }
  return found;
}

function attribute(text: string): string {
  const [name = '', value] = text.split('=', 2);
  const lower = name.toLowerCase();
  if (lower === 'expires') return 'expires';
  return value === undefined ? lower : `${lower}=${lower === 'path' ? value : value.toLowerCase()}`;
}
