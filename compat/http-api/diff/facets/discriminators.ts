import type { Effect } from '../../changes.ts';
import type { Schema } from '../../schema.ts';
import type { Facet, SchemaChange } from '../facet.ts';
import { nameOf } from '../node-name.ts';

/** How a reader tells alternatives apart: the field that names them, and which name stands for which. */
export const discriminators: Facet = (old, now) => {
  const [before, after] = [old.discriminator, now.discriminator];
  const base = { kind: 'discriminator', step: '', old: old.at, new: now.at } as const;
  if (before === undefined && after === undefined) return [];
  if (before === undefined || after === undefined) {
    return [{ ...base, effect: 'none', from: before?.field ?? 'none', to: after?.field ?? 'none' }];
  }
  if (before.field !== after.field) {
    return [{ ...base, effect: 'incomparable', from: before.field, to: after.field }];
  }
  return tagChanges(old, now).map((change) => ({ ...base, ...change }));
};

interface Tag {
  /** Name of the schema that it stands for. */
  readonly target: string;
  /** Not written in the mapping: the name of the schema itself. */
  readonly isImplicit: boolean;
}

function tagChanges(old: Schema, now: Schema): readonly Pick<SchemaChange, 'effect' | 'from' | 'to'>[] {
  const [before, after] = [tagsOf(old), tagsOf(now)];
  const [members, newMembers] = [membersOf(old), membersOf(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    // an alternative that comes or goes with its name is told as an alternative
    const isTold = isElsewhere(was, newMembers) || isElsewhere(is, members);
    if (was?.target === is?.target || isTold) return [];
    return [{ effect: effectOfTag(was, is), from: textOf(name, was), to: textOf(name, is) }];
  });
}

function isElsewhere(tag: Tag | undefined, members: ReadonlySet<string>): boolean {
  return tag !== undefined && members.size > 0 && !members.has(tag.target);
}

/** Whether a schema's own name still counts beside a mapping, and whether a renamed target is the same, stays open. */
function effectOfTag(was: Tag | undefined, is: Tag | undefined): Effect {
  if ((was && is) || was?.isImplicit || is?.isImplicit) return 'unknown';
  return was ? 'narrows' : 'widens';
}

function tagsOf(schema: Schema): ReadonlyMap<string, Tag> {
  const written = [...(schema.discriminator?.mapping ?? [])].map(
    ([name, reference]) => [name, { target: lastStep(reference), isImplicit: false }] as const,
  );
  const targets = new Set(written.map(([, { target }]) => target));
  const implied = [...membersOf(schema)]
    .filter((target) => !targets.has(target))
    .map((target) => [target, { target, isImplicit: true }] as const);
  return new Map<string, Tag>([...implied, ...written]);
}

function membersOf({ unions }: Schema): ReadonlySet<string> {
  return new Set(unions.flatMap(({ members }) => members.flatMap((member) => nameOf(member) ?? [])));
}

/** `#/components/schemas/Cat` and `Cat` name the same schema. */
function lastStep(reference: string): string {
  return reference.split('/').at(-1) ?? reference;
}

function textOf(name: string, tag: Tag | undefined): string {
  return `${name} = ${tag?.target ?? 'not named'}`;
}
