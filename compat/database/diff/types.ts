import type { Change } from '../changes.ts';
import type { CompositeModel, DomainModel, NamedObject } from '../details.ts';
import type { Name, SchemaModel } from '../model.ts';
import { plainName } from '../sql.ts';
import { missingFrom } from './missing.ts';
import { typeChange } from './type-change.ts';

/** Domains, types of several fields, and what else SQL may name. */
export function typeChanges(before: SchemaModel, after: SchemaModel): Change[] {
  const [old, now] = [before.others, after.others];
  if (old === undefined || now === undefined) return [];
  return [
    ...old.domains.flatMap((domain) => domainChanges(domain, now.domains, before)),
    ...(old.composites ?? []).flatMap((type) => compositeChanges(type, now.composites ?? [], before)),
    ...droppedObjects(before, after),
  ];
}

/** A domain that is gone is told as any type is. */
function domainChanges(old: DomainModel, domains: readonly DomainModel[], schema: SchemaModel): Change[] {
  const now = domains.find((domain) => plainName(domain) === plainName(old));
  if (now === undefined) return [];
  const demandsOf = ({ checks, notNull }: DomainModel): string[] => [
    ...checks,
    ...(notNull ? ['VALUE IS NOT NULL'] : []),
  ];
  const same = (text: string): string => text;
  const { added, dropped } = missingFrom(demandsOf(old), demandsOf(now), same, same);
  // To look for the columns of each domain takes as long as all else together where there are many tables.
  if (added.length === 0 && dropped.length === 0) return [];
  const base = { domain: nameOf(old), columns: columnsOf(old, schema) };
  // That a column may be NULL now is told of the column.
  const loosened = dropped.filter((demand) => demand !== 'VALUE IS NOT NULL');
  return [
    ...(added.length > 0 ? [{ kind: 'domain-tightened', ...base, demands: added } satisfies Change] : []),
    ...(loosened.length > 0 && base.columns.length > 0
      ? [{ kind: 'domain-loosened', ...base, demands: loosened } satisfies Change]
      : []),
  ];
}

function compositeChanges(
  old: CompositeModel,
  types: readonly CompositeModel[],
  schema: SchemaModel,
): Change[] {
  const now = types.find((type) => plainName(type) === plainName(old));
  if (now === undefined) return [];
  const newTypes = new Map(now.fields.map(({ name, type }) => [name, type]));
  const isSame =
    old.fields.length === now.fields.length &&
    old.fields.every(
      ({ name, type }, i) =>
        now.fields[i]?.name === name && typeChange(type, newTypes.get(name) ?? '') === 'same',
    );
  if (isSame) return [];
  const [fields, newFields] = [old.fields, now.fields];
  const columns = columnsOf(old, schema);
  return [{ kind: 'composite-changed', composite: nameOf(old), fields, newFields, columns }];
}

/** What is gone, without types whose columns went with them: those are what is reported. */
function droppedObjects(before: SchemaModel, after: SchemaModel): Change[] {
  const text = ({ what, name }: NamedObject): string => `${what} ${name}`;
  const { dropped } = missingFrom(before.others?.named ?? [], after.others?.named ?? [], text, text);
  const casts = new Set(dropped.map(text));
  return dropped.flatMap((object): Change[] => {
    if (object.what === 'implicit cast' && casts.has(`cast ${object.name}`)) return [];
    const used = object.what === 'type' ? columnsHolding(object.name, before) : [];
    const isMissed = used.length === 0 || used.some((column) => stands(column, after));
    return isMissed ? [{ kind: 'object-dropped', object }] : [];
  });
}

type ColumnPlace = { readonly table: Name; readonly column: string };

function stands({ table, column }: ColumnPlace, { tables }: SchemaModel): boolean {
  const now = tables.find((item) => plainName(item) === plainName(table));
  return now?.columns.some(({ name }) => name === column) ?? false;
}

function columnsOf({ schema, name }: Name, model: SchemaModel): ColumnPlace[] {
  return columnsHolding(`${schema}.${name}`, model);
}

/** Columns of a type, or of an array of it. */
function columnsHolding(type: string, { tables }: SchemaModel): ColumnPlace[] {
  const bare = type.replaceAll('"', '');
  return tables.flatMap((table) =>
    table.columns
      .filter((column) => column.type.replaceAll(/"|\[\]$/g, '') === bare)
      .map((column) => ({ table: nameOf(table), column: column.name })),
  );
}

function nameOf({ schema, name }: Name): Name {
  return { schema, name };
}
