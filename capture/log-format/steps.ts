import { HarnessError } from '../../reports/harness-error.ts';
import type { Field, Piece } from './field.ts';

/** A field, and the bytes that follow it in every line. */
export interface Step {
  readonly field: Field;
  readonly after: Uint8Array;
  readonly isSearched: boolean;
  /** The first character that ends the value. */
  readonly mark: string;
  readonly next: Field | undefined;
  /** Stands between quotes in which a quote is escaped. */
  readonly quoted: boolean;
}

export interface Steps {
  /** What stands before the first field. */
  readonly lead: Uint8Array;
  readonly steps: readonly Step[];
}

/** @throws {HarnessError} `usage` when nothing tells where a field ends. */
export function stepsOf(pieces: readonly Piece[], escapesQuotes: boolean): Steps {
  const merged = merge(pieces);
  const steps = merged.flatMap((field, index): Step[] => {
    if (typeof field === 'string') return [];
    const [before, follows, beyond] = [merged[index - 1], merged[index + 1], merged[index + 2]];
    const after = typeof follows === 'string' ? follows : '';
    const next = (after === '' ? follows : beyond) as Field | undefined;
    const isBetween = typeof before === 'string' && before.endsWith('"') && after.startsWith('"');
    const mark = after === '' ? '/' : Buffer.from(after).toString('latin1', 0, 1);
    const step = {
      field,
      after: bytesOf(after),
      mark,
      next,
      isSearched: after !== '' && isSearched(field),
      quoted: escapesQuotes && isBetween,
    };
    if (!hasEnd(step)) throw noEnd(step);
    return [step];
  });
  const [lead] = merged;
  return { lead: bytesOf(typeof lead === 'string' ? lead : ''), steps };
}

function merge(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece;
    else if (piece !== '') merged.push(piece);
  }
  return merged;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text));
}

function isSearched({ shape }: Field): boolean {
  return shape !== 'number' && shape !== 'fixed' && shape !== 'log-time' && shape !== 'quotable';
}

function hasEnd({ field, after, next }: Step): boolean {
  if (after.length > 0 || next === undefined || next.shape === 'target') return true;
  return field.shape === 'fixed' || field.shape === 'log-time';
}

function noEnd({ field, next }: Step): HarnessError {
  return new HarnessError('usage', {
    what: `Nothing in the format separates ${field.name} from ${next?.name ?? 'what follows'}.`,
    where: '--format',
    todo: 'Write a space or another mark between them, in the server and here.',
  });
}
