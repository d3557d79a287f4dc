import type avsc from 'avsc';
import { HarnessError } from '../../../reports/index.ts';
import type { ContractFiles } from '../kind.ts';

export type AvroType = avsc.Type;

export interface AvroSchema {
  readonly file: string;
  readonly type: AvroType;
  /** As it is written. */
  readonly written: unknown;
}

/**
 * The schema of each file by its name (of records, enums and fixed) or that of its file. A file may use the names of
 * others.
 *
 * @throws {HarnessError} `contract-unreadable` with the file.
 */
export async function readTypes(files: ContractFiles): Promise<ReadonlyMap<string, AvroSchema>> {
  const { default: library } = await import('avsc');
  const registry: Record<string, AvroType> = {};
  const types = new Map<string, AvroSchema>();
  let waiting = [...files.texts].map(([name, text]) => ({ name, schema: parse(text, files.display(name)) }));
  while (waiting.length > 0) {
    const failed: { one: (typeof waiting)[number]; error: unknown }[] = [];
    for (const one of waiting) {
      try {
        // a schema that fails half-way must leave no names behind
        const attempt = { ...registry };
        const type = library.Type.forSchema(one.schema, { registry: attempt });
        Object.assign(registry, attempt);
        types.set(type.name ?? one.name, { file: files.display(one.name), type, written: one.schema });
      } catch (error) {
        failed.push({ one, error });
      }
    }
    if (failed.length === waiting.length)
      throw unreadable(files.display(failed[0]?.one.name ?? ''), failed[0]?.error);
    waiting = failed.map(({ one }) => one);
  }
  return types;
}

/** The type of one schema. @throws {HarnessError} `contract-unreadable` with the file. */
export async function avroType(schema: unknown, file: string): Promise<AvroType> {
  const { default: library } = await import('avsc');
  try {
    return library.Type.forSchema(schema as avsc.Schema);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function parse(text: string, where: string): avsc.Schema {
  try {
    return JSON.parse(text) as avsc.Schema;
  } catch (error) {
    throw unreadable(where, error);
  }
}

function unreadable(where: string, cause: unknown): HarnessError {
  return new HarnessError('contract-unreadable', {
    what: `It is no Avro schema: ${cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause)}.`,
    where,
    todo: 'Mend the file, or name the folder that holds all the schemas it refers to.',
    cause,
  });
}
