/** Matches the members of `oneOf` and `anyOf` by name, inclusion and likeness, never by their position. */
import { nodeOfBoth } from '../read/intersect.ts';
import type { Schema, SchemaNode } from '../schema.ts';
import { effectOf } from '../changes.ts';
import type { Comparer } from './comparer.ts';
import type { Comparison } from './comparison.ts';
import { exclusivityChange } from './exclusivity.ts';
import { endOf, nameOf } from './node-name.ts';
import { pairAlike, pairMembers } from './pair-members.ts';

/** `instead`: the members carry the keywords beside the union too, so the schemas themselves need no comparison. */
export interface Matched {
  readonly comparison: Comparison;
  readonly instead: boolean;
}

export function matchAlternatives(pair: readonly [SchemaNode, SchemaNode], comparer: Comparer): Matched {
  const [old, now] = [pair[0].read(), pair[1].read()];
  if (old.unions.length > 1 || now.unions.length > 1) return severalUnions(old, now, comparer);
  const isWrapped = old.unions.length !== now.unions.length;
  const before = membersOf(pair[0], old, isWrapped);
  const after = membersOf(pair[1], now, isWrapped);
  const isExclusive = isWrapped && now.unions[0]?.isExclusive === true;
  const comparison = matchMembers({ old, now, before, after, isWrapped, isExclusive }, comparer);
  const changes = [...comparison.changes, ...exclusivityChange(old, now)];
  return { comparison: { ...comparison, changes }, instead: isWrapped };
}

/** A schema without a union is a union of one. Then each member must also carry what stands beside the union. */
function membersOf(node: SchemaNode, schema: Schema, isWrapped: boolean): readonly SchemaNode[] {
  const [union] = schema.unions;
  if (union === undefined) return [node];
  const { members } = union;
  if (!isWrapped) return members;
  const { unions: _, ...beside } = schema;
  const base: SchemaNode = {
    id: `beside union of ${node.id}`,
    at: node.at,
    read: () => ({ ...beside, unions: [] }),
  };
  return members.map((member) => {
    const joined = nodeOfBoth(member, base);
    // The member's place names it; `$ref` members are recognised by it.
    return { ...joined, at: member.at };
  });
}

interface Members {
  readonly old: Schema;
  readonly now: Schema;
  readonly before: readonly SchemaNode[];
  readonly after: readonly SchemaNode[];
  /** One side is a schema without a union, taken for a union of one. */
  readonly isWrapped: boolean;
  /** The candidate refuses what fits two of its members, where the baseline had no members. */
  readonly isExclusive: boolean;
}

function matchMembers(
  { old, now, before, after, isWrapped, isExclusive }: Members,
  comparer: Comparer,
): Comparison {
  const { pairs, left } = pairMembers(before, after, comparer);
  if (left === undefined) return unknown(old, now, `${before.length} members`);
  const fits = isExclusive ? 'one' : 'any';
  const gone = left.lost.filter((a) => !isCovered(a, after, { comparer, fits }));
  const added = left.gained.filter((b) => !isCovered(b, before, { comparer, fits: 'any' }));
  // a value that fits two members is refused, which the members themselves do not show
  const uncovered = { lost: gone, gained: added };
  const alike = isExclusive ? [] : pairAlike(isWrapped ? uncovered : left, uncovered, comparer);
  const partners = new Set(alike.flat());
  const inner = [...pairs, ...alike].map(([a, b]) => ({ old: a, new: b, step: '' }));
  const base = { kind: 'alternatives', step: '', old: old.at, new: now.at } as const;
  const unpaired = (nodes: readonly SchemaNode[]): SchemaNode[] =>
    nodes.filter((node) => !partners.has(node));
  const [without, more] = [unpaired(gone), unpaired(added)];
  if (without.length > 0 || more.length > 0) {
    const effect = effectOf(without.length > 0, more.length > 0);
    const words = { ...named('from', without, old), ...named('to', more, now) };
    return { changes: [{ ...base, effect, ...words }], inner };
  }
  // what they let through others do too, but their names are part of what callers' code was made from
  const [lostNames, newNames] = [unpaired(left.lost).filter(hasName), unpaired(left.gained).filter(hasName)];
  if (lostNames.length === 0 && newNames.length === 0) return { changes: [], inner };
  const effect = effectOf(lostNames.length > 0, newNames.length > 0);
  const words = { ...named('from', lostNames, old), ...named('to', newNames, now) };
  return { changes: [{ ...base, effect, ...words, isNominal: true }], inner };
}

function isCovered(
  node: SchemaNode,
  others: readonly SchemaNode[],
  { comparer, fits }: { readonly comparer: Comparer; readonly fits: 'any' | 'one' },
): boolean {
  const isFit = (part: SchemaNode): boolean => {
    const covering = others.filter((other) => comparer.contains(other, part));
    return fits === 'any' ? covering.length > 0 : covering.length === 1;
  };
  // each of two alternatives may hold one half of a list of values or types
  return isFit(node) || (others.length > 1 && partsOf(node).every(isFit));
}

const partsMax = 200;

/** The schema for each of its listed values, else for each of its types; itself where it has one. */
function partsOf(node: SchemaNode): readonly SchemaNode[] {
  const { enum: values, types, unions } = node.read();
  const part = (name: string, more: Partial<Schema>): SchemaNode => ({
    id: `${node.id} of ${name}`,
    at: node.at,
    read: () => ({ ...node.read(), ...more }),
  });
  if (unions.length > 0 || (values?.size ?? 0) > partsMax) return [node];
  if (values !== undefined) return [...values].map((value) => part(value, { enum: new Set([value]) }));
  // integers and fractions are one type to whoever writes a schema
  const isNumber = types.has('integer') && types.has('fraction');
  const kinds = [...types].filter((type) => !isNumber || type !== 'fraction');
  return kinds.map((type) =>
    part(type, { types: new Set(isNumber && type === 'integer' ? ['integer', 'fraction'] : [type]) }),
  );
}

function hasName(node: SchemaNode): boolean {
  return nameOf(node) !== undefined;
}

function severalUnions(old: Schema, now: Schema, comparer: Comparer): Matched {
  if (old.unions.length !== now.unions.length) {
    return { comparison: unknown(old, now, 'several unions'), instead: true };
  }
  const parts = old.unions.map((before, index) =>
    matchMembers(
      {
        old,
        now,
        before: before.members,
        after: now.unions[index]?.members ?? [],
        isWrapped: false,
        isExclusive: false,
      },
      comparer,
    ),
  );
  return {
    comparison: {
      changes: parts.flatMap(({ changes }) => changes),
      inner: parts.flatMap(({ inner }) => inner),
    },
    instead: false,
  };
}

function named(
  member: 'from' | 'to',
  nodes: readonly SchemaNode[],
  holder: Schema,
): { from?: string; to?: string } {
  if (nodes.length === 0) return {};
  // the name of a field is no name of what it holds
  const isField = (node: SchemaNode): boolean => /\/properties\/[^/]+$/.test(endOf(node).at.pointer);
  const names = nodes.map(
    (node) =>
      (isField(node) ? undefined : nameOf(node)) ?? ([...node.read().types].join(' or ') || 'nothing'),
  );
  return { [member]: names.sort().join(', ') || holder.at.pointer };
}

function unknown(old: Schema, now: Schema, what: string): Comparison {
  const change = {
    kind: 'alternatives',
    effect: 'unknown',
    from: what,
    step: '',
    old: old.at,
    new: now.at,
  } as const;
  return { changes: [change], inner: [] };
}
