import { HarnessError } from '../../reports/index.ts';
import type { ContractChange } from './change.ts';
import type { ContractRule } from './rule.ts';

/** Texts by their names, which are relative to what the user named, with forward slashes. */
export interface ContractFiles {
  readonly texts: ReadonlyMap<string, string>;
  /** The file as the user would name it. */
  display(name: string): string;
  /** A file that they refer to and that is not among them, inside the same folder; rejects where it is not there. */
  readBeside?(name: string): Promise<string>;
}

/** One of the files, or one beside them that they refer to. */
export function textIn(files: ContractFiles, name: string): Promise<string> {
  const text = files.texts.get(name);
  if (text !== undefined) return Promise.resolve(text);
  return (
    files.readBeside?.(name) ??
    Promise.reject(
      new HarnessError('contract-unreadable', {
        what: 'The file is not among those compared.',
        where: files.display(name),
      }),
    )
  );
}

export interface ContractDiff {
  readonly changes: readonly ContractChange[];
  /** How many elements were compared. */
  readonly compared: number;
  /** Lines that name what was met and not looked into. */
  readonly unchecked: readonly string[];
}

/** A language that contracts are written in. */
export interface ContractKind {
  /** As in `--kind` and in the config. */
  readonly id: string;
  readonly title: string;
  /** Whether a file of this name is one of its. */
  reads(name: string): boolean;
  /** Its files also lie where contracts of other kinds do, as sources of code: those go first. */
  readonly isOftenBeside?: boolean;
  /**
   * Reads both and compares them. Pure but for loading its parser.
   *
   * @throws {HarnessError} `contract-unreadable` with file and line for what cannot be parsed.
   */
  compare(old: ContractFiles, now: ContractFiles): Promise<ContractDiff>;
  readonly rules: readonly ContractRule[];
}
