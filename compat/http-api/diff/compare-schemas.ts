/**
 * Compares schemas pairwise, as sets of values. Each pair is compared once; a pair that contains itself
 * is assumed to hold while it is looked into, which is right for the largest such relation.
 */
import { anyNode } from '../read/blank-schema.ts';
import type { LifecyclePolicy } from '../lifecycle.ts';
import type { Schema, SchemaNode } from '../schema.ts';
import { intersection, minus, union } from '../sets.ts';
import { matchAlternatives } from './alternatives.ts';
import { appliedPairs } from './applied-pairs.ts';
import type { Comparer } from './comparer.ts';
import type { Comparison } from './comparison.ts';
import { weighByList } from './enumerated.ts';
import type { FacetContext, SchemaChange } from './facet.ts';
import { facets } from './facets/index.ts';
import { guard } from './facets/fields.ts';
import { idleTypes, withTypes } from './idle-types.ts';
import { PatternSets } from './pattern-sets.ts';
import { isSameText } from './same-text.ts';
import { compareWords } from './same-words.ts';
import { effectIn, named, pairKey, type SchemaPair, within } from './schema-pair.ts';

const nothing: Comparison = { changes: [], inner: [] };

const pairsMax = 200_000;

export class SchemaComparer implements Comparer {
  readonly #known = new Map<string, Comparison>();
  readonly #contained = new Map<string, boolean>();
  readonly #context: FacetContext;
  readonly #isOneDialect: boolean;

  /** `isOneDialect`: the same words mean the same in both contracts. */
  constructor(policy: LifecyclePolicy = {}, isOneDialect = false) {
    this.#context = { policy, patterns: new PatternSets(), isAlike: isOneDialect ? isSameText : () => false };
    this.#isOneDialect = isOneDialect;
  }

  /** True when the budget is used up: what was not compared since then is reported as unknown. */
  get exhausted(): boolean {
    return this.#known.size >= pairsMax;
  }

  /** True when both are written alike in the same words, so that nothing in them differs. */
  isAlike(old: SchemaNode, now: SchemaNode): boolean {
    return this.#context.isAlike(old, now);
  }

  compare(old: SchemaNode, now: SchemaNode): Comparison {
    // the usual case, and not worth remembering
    if (this.isAlike(old, now)) return nothing;
    const pair = named({ old, new: now, step: '' });
    const key = pairKey(pair);
    let comparison = this.#known.get(key);
    if (comparison === undefined) {
      comparison = this.exhausted ? gaveUp(old, now) : this.#compare(pair.old, pair.new);
      comparison = { ...comparison, inner: comparison.inner.map(named) };
      if (!this.exhausted) this.#known.set(key, comparison);
    }
    return comparison;
  }

  contains(outer: SchemaNode, inner: SchemaNode): boolean {
    const key = pairKey({ old: inner, new: outer, step: '' });
    const known = this.#contained.get(key);
    if (known !== undefined) return known;
    const result = this.#allWithin(inner, outer);
    this.#contained.set(key, result);
    return result;
  }

  #allWithin(inner: SchemaNode, outer: SchemaNode): boolean {
    const seen = new Set<string>();
    const waiting: SchemaPair[] = [{ old: inner, new: outer, step: '' }];
    for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
      const key = pairKey(pair);
      if (seen.has(key)) continue;
      seen.add(key);
      const { changes, inner: pairs } = this.compare(pair.old, pair.new);
      if (changes.some((change) => losesValues(pair, change))) return false;
      for (const one of pairs) if (one.isNominal !== true) waiting.push(within(pair, one));
    }
    return true;
  }

  #compare(oldNode: SchemaNode, newNode: SchemaNode): Comparison {
    const byWords = this.#isOneDialect ? compareWords(oldNode, newNode) : undefined;
    if (byWords !== undefined) return byWords;
    const [old, now] = [oldNode.read(), newNode.read()];
    if (old.opaque !== undefined || now.opaque !== undefined) return incomprehensible(old, now);
    if (old.unions.length > 0 || now.unions.length > 0) {
      const matched = matchAlternatives([oldNode, newNode], this);
      if (matched.instead) return matched.comparison;
      const plain = comparePlain(old, now, this.#context);
      return {
        ...plain,
        changes: [...plain.changes, ...matched.comparison.changes],
        inner: [...plain.inner, ...matched.comparison.inner],
      };
    }
    return comparePlain(old, now, this.#context);
  }
}

function losesValues(pair: SchemaPair, { effect, isNominal }: SchemaChange): boolean {
  const here = effectIn(pair, effect);
  return isNominal !== true && here !== 'widens' && here !== 'none';
}

function comparePlain(old: Schema, now: Schema, context: FacetContext): Comparison {
  const comparison = compareAsTyped(old, now, context);
  const idle = minus(union(idleTypes(old), idleTypes(now)), intersection(old.types, now.types));
  if (idle.size === 0) return comparison;
  return joinNominal(comparison, compareAsTyped(withTypes(old, idle), withTypes(now, idle), context));
}

function compareAsTyped(old: Schema, now: Schema, context: FacetContext): Comparison {
  return {
    changes: facets
      .flatMap((facet) => facet(old, now, context))
      .map((change) => weighByList(change, [old, now], context.patterns)),
    ...innerPairs(old, now, context),
  };
}

/** Adds what differs only in keywords that say nothing for the types of the schemas. */
function joinNominal({ changes, inner, ...counts }: Comparison, wide: Comparison): Comparison {
  const textOf = ({ kind, step, from, to }: SchemaChange): string => JSON.stringify([kind, step, from, to]);
  const known = new Set(changes.map(textOf));
  const steps = new Set(inner.map(({ step }) => step));
  const more = wide.changes.filter((change) => change.kind !== 'type' && !known.has(textOf(change)));
  const deeper = wide.inner.filter(({ step }) => !steps.has(step));
  return {
    changes: [...changes, ...more.map((change) => ({ ...change, isNominal: true }))],
    inner: [...inner, ...deeper.map((pair) => ({ ...pair, isNominal: true }))],
    ...counts,
  };
}

function innerPairs(old: Schema, now: Schema, context: FacetContext): Pick<Comparison, 'inner' | 'alike'> {
  const common = intersection(old.types, now.types);
  const pairs: SchemaPair[] = [];
  let alike = 0;
  if (common.has('object')) {
    for (const name of new Set([...old.properties.keys(), ...now.properties.keys()])) {
      const [before, after] = [fieldOf(old, name), fieldOf(now, name)];
      if (before === undefined || after === undefined) continue;
      if (context.isAlike(before, after)) alike += 1;
      else pairs.push({ old: before, new: after, step: `.${name}`, ...guard(before, after) });
    }
    if (typeof old.extra === 'object' && typeof now.extra === 'object') {
      pairs.push({ old: old.extra, new: now.extra, step: '.*' });
    }
  }
  if (common.has('array') && (old.items || now.items)) {
    pairs.push({ old: old.items ?? anyNode(old), new: now.items ?? anyNode(now), step: '[]' });
  }
  return { inner: [...pairs, ...appliedPairs(old, now)], alike };
}

/** A field that is required without being described may hold anything. */
function fieldOf(schema: Schema, name: string): SchemaNode | undefined {
  return schema.properties.get(name) ?? (schema.required.has(name) ? anyNode(schema) : undefined);
}

function incomprehensible(old: Schema, now: Schema): Comparison {
  // The same unreadable reference on both sides is no change; that it was not followed is listed elsewhere.
  if (old.opaque === now.opaque) return { changes: [], inner: [] };
  const [from, to] = [old.opaque ?? 'a readable schema', now.opaque ?? 'a readable schema'];
  const places = { step: '', old: old.at, new: now.at };
  return { changes: [{ kind: 'incomprehensible', effect: 'unknown', from, to, ...places }], inner: [] };
}

function gaveUp(old: SchemaNode, now: SchemaNode): Comparison {
  const to = `too large to compare (more than ${pairsMax} pairs of schemas)`;
  const change = {
    kind: 'incomprehensible',
    effect: 'unknown',
    to,
    step: '',
    old: old.at,
    new: now.at,
  } as const;
  return { changes: [change], inner: [] };
}
