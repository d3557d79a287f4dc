import type { AvroType } from './read-types.ts';

/** Why this reader does not take what the writer writes, by the rules of schema resolution; undefined when it does. */
export function whyUnreadable(reader: AvroType, writer: AvroType): string | undefined {
  try {
    reader.createResolver(writer);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
