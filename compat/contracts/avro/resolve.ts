import { type Found, newReader, oldReader } from '../change-collector.ts';
import type { Witness } from '../witness.ts';
import type { AvroType } from './read-types.ts';
import { sampleOf } from './samples.ts';

/** A reader that does not take what the writer of the other side writes. */
export interface AvroBreak extends Pick<Found, 'fails' | 'to' | 'witness'> {
  readonly reading: 'old-cannot-read-new' | 'new-cannot-read-old';
}

/** Both directions, by the rules of schema resolution. */
export function avroBreaks(before: AvroType, after: AvroType): AvroBreak[] {
  const found: AvroBreak[] = [];
  const oldCannot = whyUnreadable(before, after);
  const newCannot = whyUnreadable(after, before);
  if (oldCannot !== undefined) {
    const witness = witnessOf(after, oldCannot, ['candidate', 'baseline']);
    found.push({ reading: 'old-cannot-read-new', fails: oldReader, to: oldCannot, witness });
  }
  if (newCannot !== undefined) {
    const witness = witnessOf(before, newCannot, ['baseline', 'candidate']);
    found.push({ reading: 'new-cannot-read-old', fails: newReader, to: newCannot, witness });
  }
  return found;
}

function whyUnreadable(reader: AvroType, writer: AvroType): string | undefined {
  try {
    reader.createResolver(writer);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A value that the one side really writes, and what the other says to its schema. */
function witnessOf(writer: AvroType, refused: string, [by, other]: readonly [string, string]): Witness {
  try {
    const value = sampleOf(writer);
    const bytes = [...writer.toBuffer(value)].map((byte) => byte.toString(16).padStart(2, '0'));
    return {
      title: `A value that the ${by} writes and the ${other} cannot read`,
      text: `written  ${writer.toString(value)}\nbytes    ${bytes.join(' ') || 'none'}\nrefused  ${refused}`,
    };
  } catch (error) {
    return { none: `no value could be written: ${error instanceof Error ? error.message : String(error)}` };
  }
}
