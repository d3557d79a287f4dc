/** Compares the headers that browsers, caches and proxies act upon. All others are free to differ. */
import { headerOf, setCookiesOf, type CompleteReply } from '../../reply.ts';
import type { CompareRules } from './compare-rules.ts';
import type { DifferenceKind, ReplyDifference } from './difference.ts';
import { isTolerated } from './tolerance.ts';

/** What of a header counts: its text, its parts in any order, or only that it is there. */
const compared = {
  'access-control-allow-credentials': 'text',
  'access-control-allow-headers': 'list',
  'access-control-allow-methods': 'list',
  'access-control-allow-origin': 'text',
  'access-control-expose-headers': 'list',
  'access-control-max-age': 'text',
  allow: 'list',
  'cache-control': 'list',
  'clear-site-data': 'list',
  'content-disposition': 'text',
  'content-encoding': 'list',
  'content-language': 'list',
  'content-security-policy': 'policy',
  'content-security-policy-report-only': 'policy',
  'content-type': 'type',
  'cross-origin-embedder-policy': 'text',
  'cross-origin-opener-policy': 'text',
  'cross-origin-resource-policy': 'text',
  etag: 'presence',
  expires: 'presence',
  'last-modified': 'presence',
  link: 'list',
  location: 'text',
  'permissions-policy': 'text',
  pragma: 'text',
  'referrer-policy': 'text',
  refresh: 'text',
  'retry-after': 'presence',
  'strict-transport-security': 'text',
  vary: 'list',
  'www-authenticate': 'text',
  'x-content-type-options': 'text',
  'x-frame-options': 'text',
  'x-robots-tag': 'list',
} as const satisfies Record<string, keyof typeof forms>;

const names = Object.keys(compared) as readonly (keyof typeof compared)[];

/** A group repeats its headers, as one object: the last pair of a stable one is often this pair. */
const lastPair = new WeakMap<
  object,
  { readonly preview: object; readonly rules: CompareRules; readonly found: readonly ReplyDifference[] }
>();

export function compareHeaders(
  stable: CompleteReply,
  preview: CompleteReply,
  rules: CompareRules,
): readonly ReplyDifference[] {
  if (stable.headers === preview.headers) return [];
  const last = lastPair.get(stable.headers);
  if (last?.preview === preview.headers && last.rules === rules) return last.found;
  const found = compareAll(stable, preview, rules);
  lastPair.set(stable.headers, { preview: preview.headers, rules, found });
  return found;
}

function compareAll(
  stable: CompleteReply,
  preview: CompleteReply,
  rules: CompareRules,
): readonly ReplyDifference[] {
  const found: ReplyDifference[] = [];
  for (const name of names) {
    const [ours, theirs] = [stable.headers[name], preview.headers[name]];
    if (ours === theirs) continue;
    if (name === 'location' && ours !== undefined && theirs !== undefined) {
      found.push(...compareLocations(headerOf(stable, name), headerOf(preview, name), rules));
      continue;
    }
    const form = forms[compared[name]];
    const values = [headerOf(stable, name), headerOf(preview, name)].map((value) => value && form(value));
    const at = `header:${name}`;
    if (isTolerated(rules.toleranceAt(at), { stable: values[0], preview: values[1] })) continue;
    found.push(...compareValue(at, values[0], values[1]));
  }
  if (stable.headers['set-cookie'] === undefined && preview.headers['set-cookie'] === undefined) return found;
  return [...found, ...compareCookies(cookies(stable), cookies(preview), rules)];
}

/** Where a redirect leads, and each value of its query by itself: a ticket that is drawn anew must not hide the rest. */
function compareLocations(
  stable: string | undefined,
  preview: string | undefined,
  rules: CompareRules,
): ReplyDifference[] {
  const [ours, theirs] = [locationParts(stable), locationParts(preview)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((at) => {
    const values = { stable: ours.get(at), preview: theirs.get(at) };
    return isTolerated(rules.toleranceAt(at), values) ? [] : compareValue(at, values.stable, values.preview);
  });
}

function locationParts(location = ''): ReadonlyMap<string, string> {
  const [, path = '', query = '', fragment = ''] =
    /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(location.trim()) ?? [];
  const parts = new Map([['header:location', path + fragment]]);
  for (const [name, value] of new URLSearchParams(query)) {
    const at = `header:location?${name.slice(0, 100)}`;
    parts.set(at, [parts.get(at), value].filter((one) => one !== undefined).join(', '));
  }
  return parts;
}

type Cookies = ReadonlyMap<string, string>;

function compareCookies(stable: Cookies, preview: Cookies, { marks }: CompareRules): ReplyDifference[] {
  return [...new Set([...stable.keys(), ...preview.keys()])].flatMap((name) => {
    const isLeak = marks.has(name) && !stable.has(name);
    return compareValue(
      `header:set-cookie(${name})`,
      stable.get(name),
      preview.get(name),
      isLeak ? 'mark-set' : 'extra',
    );
  });
}

function compareValue(
  at: string,
  stable: string | undefined,
  preview: string | undefined,
  added: DifferenceKind = 'extra',
): ReplyDifference[] {
  if (stable === preview) return [];
  if (preview === undefined) return [{ at, kind: 'missing', ...(stable !== undefined ? { stable } : {}) }];
  if (stable === undefined) return [{ at, kind: added, preview }];
  return [{ at, kind: 'value-changed', stable, preview }];
}

/** Case, spaces and the order of lists carry no meaning; neither does what is drawn anew for each reply. */
const forms = {
  text: (value: string) => value.trim(),
  list: (value: string) => parts(value).join(', '),
  presence: () => 'present',
  type: (value: string) =>
    value
      .toLowerCase()
      .replace(/\s*;\s*/g, '; ')
      .trim(),
  policy: (value: string) =>
    value
      .replace(/'nonce-[^']*'/g, "'nonce-#'")
      .replace(/\s+/g, ' ')
      .trim(),
} as const;

function parts(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .sort();
}

/** Attributes of each cookie, and whether it has a value. That and its end are left out: they differ from reply to reply. */
function cookies(reply: CompleteReply): Cookies {
  const found = new Map<string, string>();
  for (const line of setCookiesOf(reply)) {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const kept = attributes.map(attribute).filter((text) => text !== '');
    const isEmpty = /^[^=]*=\s*(?:"")?$/.test(pair);
    found.set(pair.split('=', 1)[0] ?? '', [...kept.sort(), ...(isEmpty ? ['(empty)'] : [])].join('; '));
  }
  return found;
}

function attribute(text: string): string {
  const [name = '', value] = text.split('=', 2);
  const lower = name.toLowerCase();
  if (lower === 'expires') return 'expires';
  return value === undefined ? lower : `${lower}=${lower === 'path' ? value : value.toLowerCase()}`;
}
