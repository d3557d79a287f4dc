/** Compares payloads and headers: those of one kind together, each by what reads them. */
import { both, type Found, nobody } from '../change-collector.ts';
import { avroBreaks } from '../avro/resolve.ts';
import type { ContractChange } from '../change.ts';
import type { ContractFiles } from '../kind.ts';
import { diffMessages, type MessageSchemas } from '../json-schema/message-schemas.ts';
import { otherMeanings } from '../avro/meanings.ts';
import { avroType } from '../avro/read-types.ts';
import { type MessagePair, statesFor } from './diff-documents.ts';
import type { AsyncSchema } from './model.ts';

interface SchemaPair extends MessagePair {
  /** `send orders: OrderPlaced`, followed by `headers` for those. */
  readonly schema: string;
  readonly old: AsyncSchema;
  readonly now: AsyncSchema;
}

export interface SchemasDiff {
  readonly changes: readonly ContractChange[];
  readonly compared: number;
  readonly unchecked: readonly string[];
}

export async function diffSchemas(
  messages: readonly MessagePair[],
  files: readonly [ContractFiles, ContractFiles],
): Promise<SchemasDiff> {
  const all = messages.flatMap((message) => pairsIn(message));
  const changes: ContractChange[] = [];
  const unchecked: string[] = [];
  for (const pair of all.filter(({ old, now }) => old.form !== 'json-schema' || now.form !== 'json-schema')) {
    if (pair.old.form !== pair.now.form) changes.push(otherForm(pair));
    else if (pair.old.form === 'avro') changes.push(...(await avroChanges(pair)));
    else unchecked.push(`${pair.schema} in ${pair.now.format} (${pair.now.at.file})`);
  }
  const plain = all.filter(({ old, now }) => old.form === 'json-schema' && now.form === 'json-schema');
  const json = await jsonChanges(plain, files);
  return {
    changes: [...changes, ...json.changes],
    compared: all.length + json.compared,
    unchecked: [...unchecked, ...json.unchecked],
  };
}

function pairsIn(message: MessagePair): SchemaPair[] {
  return (['payload', 'headers'] as const).flatMap((part) => {
    const [old, now] = [message.before.schemas.get(part), message.after.schemas.get(part)];
    if (old === undefined || now === undefined) return [];
    const schema = part === 'payload' ? message.name : `${message.name} headers`;
    return [{ ...message, schema, old, now }];
  });
}

function changeOf(
  { action, place, old, now }: SchemaPair,
  { key, label, fails = both, ...found }: Found,
): ContractChange {
  const states = statesFor(action, fails);
  return { old: old.at, new: now.at, ...found, element: { key, label }, states, places: [place] };
}

function otherForm(pair: SchemaPair): ContractChange {
  const { schema, old, now } = pair;
  const words = { from: old.format || old.form, to: now.format || now.form };
  const element = { key: schema, label: `message \`${schema}\`` };
  return changeOf(pair, { ...element, rule: 'asyncapi-neither-can-read', layer: 'wire', ...words });
}

async function avroChanges(pair: SchemaPair): Promise<ContractChange[]> {
  const before = await avroType(pair.old.value, pair.old.at.file);
  const after = await avroType(pair.now.value, pair.now.at.file);
  const element = { key: pair.schema, label: `message \`${pair.schema}\``, layer: 'wire' } as const;
  const breaks = avroBreaks(before, after).map(({ reading, ...found }) =>
    changeOf(pair, { ...element, ...found, rule: `asyncapi-${reading}` }),
  );
  const meanings = otherMeanings(pair.old.value, pair.now.value).map(({ path, ...found }) => {
    const field = `${pair.schema}${path}`;
    return changeOf(pair, {
      ...found,
      key: field,
      label: `field \`${field}\``,
      layer: 'wire',
      rule: 'asyncapi-meaning-changed',
    });
  });
  return [...breaks, ...meanings];
}

async function jsonChanges(
  all: readonly SchemaPair[],
  [oldFiles, nowFiles]: readonly [ContractFiles, ContractFiles],
): Promise<SchemasDiff> {
  const schemasOf = (files: ContractFiles, side: 'old' | 'now'): MessageSchemas => ({
    files,
    references: new Map(all.map((pair) => [pair.schema, pair[side].reference])),
  });
  if (all.length === 0) return { changes: [], compared: 0, unchecked: [] };
  const byName = new Map(all.map((pair) => [pair.schema, pair]));
  const { changes, ...rest } = await diffMessages(schemasOf(oldFiles, 'old'), schemasOf(nowFiles, 'now'));
  return {
    ...rest,
    changes: changes.map(({ reading, messages, key, label, fails = nobody, ...found }) => {
      const users = messages.map((name) => byName.get(name)).filter((pair) => pair !== undefined);
      const [place = 'type:messages', ...places] = new Set(users.map((pair) => pair.place));
      const states = new Set(users.flatMap((pair) => statesFor(pair.action, fails)));
      return {
        ...found,
        rule: `asyncapi-${reading}`,
        element: { key, label },
        states: [...states].sort(),
        places: [place, ...places] as const,
      };
    }),
  };
}
