import type { TextFile } from '../../sources/text-files.ts';
import type { KeyRead, Place } from '../model.ts';

/** A read in one file; the file is put in by whoever knows its name. */
export type FoundRead = Omit<KeyRead, 'file'>;

export interface FoundReads {
  readonly reads: readonly FoundRead[];
  /** Lines of reads whose key is known at run time only. */
  readonly notFollowed: readonly NonNullable<Place['line']>[];
}

/** A language that configuration is read in. */
export interface CodeReader {
  /** Equals the file name. */
  readonly id: string;
  readonly title: string;
  /** Names of its files, without tests. */
  readonly names: RegExp;
  /** Never fails: what cannot be followed is named. */
  read(file: TextFile): Promise<FoundReads>;
  readonly example: { readonly file: TextFile } & FoundReads;
}
