import type { Migration } from '../read/migration.ts';
import { someOf } from '../wording.ts';
import type { Inquiry } from './inquiry.ts';

type Kind = 'marked' | 'put off' | 'warned' | 'unknown' | 'of rows' | 'failed';

const sentences: Readonly<Record<Kind, (steps: string) => string>> = {
  marked: (steps) => `Not run, and marked as run, because of their preconditions: ${steps}.`,
  'put off': (steps) =>
    `Not run now, and asked again with each update, because of their preconditions: ${steps}.`,
  warned: (steps) => `Run although their preconditions do not hold, as they only warn: ${steps}.`,
  unknown: (steps) =>
    `Run without an answer to their preconditions, which could not be asked here: ${steps}.`,
  'of rows': (steps) =>
    `Preconditions that ask rows met those that the history inserts, not those of the live database: ${steps}.`,
  failed: (steps) => `Failed and left out, because failOnError allows it: ${steps}.`,
};

/** Collects what came of preconditions, each step once. */
export class Outcomes {
  readonly #steps = new Map<Kind, Set<string>>();

  note({ name }: Migration, { answer, of, askedRows }: Inquiry, reaction: string): void {
    const told = `${name} (${of.join(', ')})`;
    if (answer === 'unknown') this.#add('unknown', told);
    if (reaction === 'MARK_RAN') this.#add('marked', told);
    if (reaction === 'CONTINUE') this.#add('put off', told);
    if (reaction === 'WARN') this.#add('warned', told);
    if (askedRows) this.#add('of rows', name);
  }

  noteFailed(name: string): void {
    this.#add('failed', name);
  }

  /** In whole sentences. */
  remarks(): string[] {
    return [...this.#steps].map(([kind, steps]) => sentences[kind](someOf([...steps])));
  }

  #add(kind: Kind, step: string): void {
    const steps = this.#steps.get(kind) ?? new Set();
    this.#steps.set(kind, steps.add(step));
  }
}
