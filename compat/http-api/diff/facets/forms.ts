import type { Effect } from '../../changes.ts';
import type { Schema } from '../../schema.ts';
import { intersection } from '../../sets.ts';
import type { Facet, SchemaChange } from '../facet.ts';

/** Formats whose values are all values of another format. */
const wider: Readonly<Record<string, readonly string[]>> = {
  int32: ['int64'],
  float: ['double'],
  ipv4: ['hostname'],
  email: ['idn-email'],
  uri: ['uri-reference', 'iri', 'iri-reference'],
};

/** How values are written: `format`, `pattern`, and keywords that are only compared as text. */
export const forms: Facet = (old, now) => {
  if (intersection(old.types, now.types).size === 0) return [];
  const pattern = compared(old.pattern, now.pattern, () => 'unknown');
  const changes = [
    ...changeIn(old, now, { name: 'format', effect: compared(old.format, now.format, formatEffect) }),
    ...changeIn(old, now, { name: 'pattern', effect: anything.has(now.pattern ?? '') ? 'widens' : pattern }),
  ];
  const keywords = new Set([...old.other.keys(), ...now.other.keys()]);
  for (const keyword of keywords) {
    const [from, to] = [old.other.get(keyword), now.other.get(keyword)];
    if (from === to) continue;
    const effect = annotations.has(keyword) ? 'incomparable' : compared(from, to, () => 'unknown');
    changes.push({ ...at(old, now), effect, ...words(keyword, from, to) });
  }
  return changes;
};

/** They say how a text is to be read; the other keywords compared as text refuse values. */
const annotations = new Set(['contentEncoding', 'contentMediaType', 'contentSchema']);

/** Patterns that every text matches. */
const anything = new Set(['.*', '^.*$', '[\\s\\S]*']);

function changeIn(
  old: Schema,
  now: Schema,
  compared: { readonly name: 'format' | 'pattern'; readonly effect: Effect },
): SchemaChange[] {
  const [from, to] = [old[compared.name], now[compared.name]];
  if (from === to) return [];
  // Whether a provider that no longer names a pattern leaves it is open.
  const unsaid = compared.name === 'pattern' && to === undefined;
  return [{ ...at(old, now), effect: compared.effect, unsaid, ...words(compared.name, from, to) }];
}

function compared(
  old: string | undefined,
  now: string | undefined,
  differing: (old: string, now: string) => Effect,
): Effect {
  if (old === undefined) return 'narrows';
  return now === undefined ? 'widens' : differing(old, now);
}

function formatEffect(old: string, now: string): Effect {
  if (wider[old]?.includes(now)) return 'widens';
  return wider[now]?.includes(old) ? 'narrows' : 'incomparable';
}

function at(old: Schema, now: Schema): Pick<SchemaChange, 'kind' | 'step' | 'old' | 'new'> {
  return { kind: 'form', step: '', old: old.at, new: now.at };
}

function words(name: string, from: string | undefined, to: string | undefined): { from: string; to: string } {
  const text = (value: string | undefined): string =>
    value === undefined ? `no ${name}` : `${name} ${value}`;
  return { from: text(from).slice(0, 200), to: text(to).slice(0, 200) };
}
